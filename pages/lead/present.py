"""Show it in the hall: prepare a briefing, stand on the stage, read the notes beside it."""

from dashboard.text.messages import words
from dashboard.ui.controls import address
from dashboard.ui.deferred import fragment
from dashboard.ui.present import preparing, stage


def perform(draw: stage.Draw) -> None:
    """The stage or the notes, of which only the slide's part runs again."""
    briefing = preparing.current(is_prepared=False)
    deck = preparing.made(briefing) if briefing else None
    if deck and deck.slides:
        fragment(draw)(deck)


if address.raw("stage"):
    perform(stage.show)
elif address.raw("notes"):
    stage.timer(words(address.language()))
    perform(stage.notes)
else:
    preparing.show()
