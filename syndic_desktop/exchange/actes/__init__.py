"""What goes to the préfecture and comes back (norme d’échange ACTES): folders to file, receipts, classifications.

Nothing is sent from here: an operator that the State has approved does it (droit: R2131-1 s.), from the files that are
made. It decides nothing: an act to file comes as a `domain.filings.Filing`, checked already.
"""
