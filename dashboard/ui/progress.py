"""How far a long piece of work is: told by the thread that does it, read by the page."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Answer = TypeVar("Answer")


@dataclass
class Progress:
    """``done`` parts of ``of``; ``begun`` is when it was asked for, None while nothing is."""

    done: int = 0
    of: int = 1
    begun: float | None = None

    def begin(self) -> None:
        """It was asked for."""
        self.done, self.of, self.begun = 0, 1, time.monotonic()

    def tell(self, done: int, of: int) -> None:
        """So much is done."""
        self.done, self.of = done, max(1, of)

    def end(self) -> None:
        """It is there, or it failed."""
        self.begun = None

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return min(1.0, self.done / self.of)

    def finishing(self, make: Callable[Given, Answer]) -> Callable[Given, Answer]:
        """``make``, and that it has ended whatever happens."""

        def work(*given: Given.args, **named: Given.kwargs) -> Answer:
            try:
                return make(*given, **named)
            finally:
                self.end()

        return work
