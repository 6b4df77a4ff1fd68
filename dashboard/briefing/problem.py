"""What may be wrong with a briefing, as a key with values that the words can say."""

from dashboard.text.messages import words


class BriefingError(ValueError):
    """A briefing cannot be taken in or shown; ``problem`` keys ``briefing.problem.*``."""

    def __init__(self, problem: str, **values: object) -> None:
        super().__init__(f"{problem} {values}")
        self.problem = problem
        self.values = values

    def message(self, language: str) -> str:
        """The problem in a sentence."""
        return words(language)(f"briefing.problem.{self.problem}", **self.values)
