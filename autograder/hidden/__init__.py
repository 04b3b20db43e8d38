"""The hidden pytest cases that decide the marks, and the secret that they are drawn from."""
