"""PAPER: pure content builders, one Word writer (`word`) and one Excel writer (`excel`).

A builder turns plain values into what a document says; a writer turns that into a file. It refuses to know where the
values come from: no store, no window, no clock.
"""
