"""Who does something, and what they may do."""

import getpass
from dataclasses import dataclass
from typing import Literal

Role = Literal["editor", "publisher"]
ROLES: tuple[Role, ...] = ("editor", "publisher")


class NotAllowedError(PermissionError):
    """A person tried what only another role may do."""

    def __init__(self, person: "Person", role: Role) -> None:
        super().__init__(f"{person.name} is no {role}")
        self.person = person
        self.role = role


@dataclass(frozen=True)
class Person:
    """Somebody who is signed in: an e-mail address with roles, or the account of a command.

    ``means`` says how it is known who they are: "oidc", "header", "command".
    """

    name: str
    roles: frozenset[Role]
    means: Literal["oidc", "header", "command"]

    def require(self, role: Role) -> None:
        """Raise ``NotAllowedError`` unless the person has the role."""
        if role not in self.roles:
            raise NotAllowedError(self, role)


def operator() -> Person:
    """The account a command runs under, which may do everything: it can write the files anyway."""
    try:
        name = getpass.getuser()
    except (KeyError, OSError):
        name = "?"
    return Person(name, frozenset(ROLES), "command")
