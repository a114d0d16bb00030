"""The errors that a person at the counter can mend."""


class Refusal(Exception):
    """A thing of the world that a person can mend."""

    code = "refusal"

    def __init__(self, **params: object) -> None:
        super().__init__(self.code)
        self.params = params
