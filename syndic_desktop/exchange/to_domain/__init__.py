"""From the models of the file to the domain's frozen values, subject by subject. Nothing is judged here."""
