"""All that depends on a catalogue of known mistakes, which is an argument: `Book(catalogue)`."""
