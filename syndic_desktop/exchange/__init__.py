"""DOORS: what comes in and goes out, as dossier JSON and ZIP, Excel and CSV lists.

It parses and validates, locates every fault, and decides nothing. It refuses to know the store and the windows: domain
values on one side, bytes on the other.
"""
