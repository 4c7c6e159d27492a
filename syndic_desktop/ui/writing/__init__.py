"""WRITING: the fields in which the texts of an item are written, and what helps to write them.

For a screen:
- `items.ItemEditor`: all the texts of one item. `set_item(item)` shows them (what is already there does not move),
  `settled(part, value)` says what is to be saved, `typed` that something moved, `item(base)` gives the item as typed,
  `settle()` before leaving, `insert_phrase(part, phrase)` and `insert_report(text)` put words in;
  `library_asked(part)`, `report_asked` and `said(sentence)` are for the screen to answer.
- `editor.RichEditor` and `toolbar.WritingBar`: one rich text alone. `rows.RowsEdit`: short texts one under the other.
- `previews.LivePreview`: the page beside the text, drawn again a moment after the last key, never in its way.
- `helps.WritingHelps`: what she wants to be helped with, one for a dossier; `serve(editor)` follows her choices.
- `spelling.Spelling`: the spell check of several fields (`ItemEditor.use_spelling`), on the worker.
- `proofreading.Proofreading`: F7, from one word that is not right to the next, through all the texts of an item.
- `reports.import_report`: a Word report read on the worker, to be put into the statement.

How it is made: `marks`, `drawing` and `reading` go from a text of the domain to the document and back, paragraph by
paragraph; `gestures` and `commands` are what keys and buttons do; `settling` says when to save; `typing_help` is French
typography while typing; `pasting` is the clipboard. Nothing here knows the store or the desk.
"""
