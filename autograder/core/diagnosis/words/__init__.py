"""The only place with sentences: a cause is put into words, and becomes a finding."""
