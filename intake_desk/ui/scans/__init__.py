"""Papers digitised: the window over a dossier, the scanner's folder."""
