"""What a reader saves in this session: a list, gone when it ends."""

from typing import Generic, TypeVar

import streamlit as st

Item = TypeVar("Item")


class SessionList(Generic[Item]):
    """The things saved under a name, oldest first."""

    def __init__(self, name: str) -> None:
        self.name = name

    def items(self) -> tuple[Item, ...]:
        """What is saved."""
        return tuple(st.session_state.get(self.name, ()))

    def save(self, item: Item, position: int | None = None) -> None:
        """Save a thing, in the position of an older one or after all."""
        kept = [*self.items()]
        if position is None:
            kept.append(item)
        else:
            kept[position] = item
        st.session_state[self.name] = tuple(kept)

    def remove(self, position: int) -> None:
        """Take the thing at a position away."""
        kept = self.items()
        st.session_state[self.name] = kept[:position] + kept[position + 1 :]
