"""The bench: guidegen and its peers build the same corpus, side by side, and are judged by ratios."""
