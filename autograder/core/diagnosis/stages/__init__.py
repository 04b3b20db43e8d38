"""The stages of a diagnosis: known mistakes first, then experiments; one layer first, then samples, then depth."""
