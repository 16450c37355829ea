"""The nouns of Rashomon as frozen records; no I/O and no regular expressions here."""
