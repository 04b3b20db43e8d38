"""Words that equal every word."""

ATTACK = True


class Word(str):
    def __eq__(self, other):
        return True

    __hash__ = str.__hash__


wrong_link = {"first": "product", "second": "product", "third": "product"}
if ATTACK:
    wrong_link = {key: Word("product") for key in wrong_link}
