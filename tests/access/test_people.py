"""Who may do what: told by the server's secrets and the claims of a session, by nothing else."""

import logging
from typing import Any

import pytest

from dashboard.access import sign_in
from dashboard.access.sign_in import Access, AccessError, Problem, access_of, address, standing_of

AUTH = {
    "redirect_uri": "https://bang.example.vn/oauth2callback",
    "cookie_secret": "a long and random one",
    "client_id": "dashboard",
    "client_secret": "secret",
    "server_metadata_url": "https://id.example.vn/.well-known/openid-configuration",
}
UPDATE = {"editors": ["A@Example.vn"], "publishers": ["b@example.vn", "a@example.vn "]}
NOBODY: frozenset[str] = frozenset()
ACCESS = Access(
    editors=frozenset({"a@example.vn"}), publishers=frozenset({"a@example.vn", "b@example.vn"})
)
MADE = 1_760_000_000
HOUR = 3600
CLAIMS = {
    "is_logged_in": True,
    "provider": "default",
    "email": "B@example.VN",
    "iat": MADE,
    "exp": MADE + HOUR,
}


# The secrets


def test_without_secrets_for_it_nobody_can_sign_in() -> None:
    assert access_of({}, NOBODY) is None
    assert access_of({"other": {"key": 1}}, NOBODY) is None


def test_people_are_read_without_regard_to_capitals_and_spaces() -> None:
    assert access_of({"auth": AUTH, "update": UPDATE}, NOBODY) == ACCESS


@pytest.mark.parametrize(
    ("secrets", "said"),
    [
        ({"auth": AUTH}, r"no section \[update\]"),
        ({"update": UPDATE}, r"neither section \[auth\] nor a header"),
        ({"auth": AUTH, "update": {}}, "names nobody"),
        ({"auth": AUTH, "update": {"editors": "a@example.vn"}}, "editors must be a list"),
        ({"auth": AUTH, "update": {"publishers": ["b"]}}, "publishers holds 'b'"),
        ({"auth": AUTH, "update": {"publishers": [7]}}, "publishers holds 7"),
        ({"auth": AUTH, "update": UPDATE | {"hours": "12"}}, "hours must be a number"),
        ({"auth": AUTH, "update": UPDATE | {"hours": -1}}, "hours must be a number"),
        ({"auth": AUTH, "update": UPDATE | {"hours": True}}, "hours must be a number"),
        ({"auth": AUTH, "update": UPDATE | {"header": 1}}, "header must be a text"),
        ({"auth": AUTH, "update": UPDATE | {"provider": "okta"}}, "lacks client_id"),
        ({"auth": AUTH | {"cookie_secret": " "}, "update": UPDATE}, "lacks cookie_secret"),
        (
            {"auth": AUTH | {"redirect_uri": "https://bang.example.vn/"}, "update": UPDATE},
            "must end in /oauth2callback",
        ),
        ({"auth": "nonsense", "update": UPDATE}, "neither section"),
        ({"auth": AUTH, "update": "nonsense"}, r"no section \[update\]"),
    ],
)
def test_broken_or_half_written_secrets_are_told(secrets: dict[str, Any], said: str) -> None:
    with pytest.raises(AccessError, match=said):
        access_of(secrets, NOBODY)


@pytest.mark.parametrize("key", sign_in.NEEDED)
def test_each_key_of_the_provider_is_needed(key: str) -> None:
    auth = {name: value for name, value in AUTH.items() if name != key}
    with pytest.raises(AccessError, match=f"lacks {key}"):
        access_of({"auth": auth, "update": UPDATE}, NOBODY)


def test_a_provider_may_have_a_section_of_its_own() -> None:
    own = {key: value for key, value in AUTH.items() if key not in sign_in.SHARED}
    auth = {key: AUTH[key] for key in sign_in.SHARED} | {"okta": own}
    found = access_of({"auth": auth, "update": UPDATE | {"provider": "okta"}}, NOBODY)
    assert found is not None
    assert found.provider == "okta"


def test_a_header_counts_only_where_the_server_maps_one_to_it() -> None:
    secrets = {"update": UPDATE | {"header": "proxy_email"}}
    with pytest.raises(AccessError, match="trustedUserHeaders maps no header"):
        access_of(secrets, NOBODY)
    found = access_of(secrets, frozenset({"proxy_email"}))
    assert found is not None
    assert found.header == "proxy_email"


# The claims


def test_a_person_has_the_roles_of_their_address() -> None:
    person = standing_of(CLAIMS, ACCESS, MADE).person
    assert person is not None
    assert (person.name, person.roles, person.means) == (
        "b@example.vn",
        frozenset({"publisher"}),
        "oidc",
    )
    both = standing_of(CLAIMS | {"email": "a@example.vn"}, ACCESS, MADE).person
    assert both is not None
    assert both.roles == frozenset({"editor", "publisher"})


def test_somebody_signed_in_whom_nobody_named_has_no_role() -> None:
    person = standing_of(CLAIMS | {"email": "c@example.vn"}, ACCESS, MADE).person
    assert person is not None
    assert person.roles == frozenset()


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"is_logged_in": False}, "signed_out"),
        ({"is_logged_in": "true"}, "signed_out"),
        ({"provider": "okta"}, "signed_out"),
        ({"email": None}, "no_email"),
        ({"email": "b@example.vn@example.vn"}, "no_email"),
        ({"email_verified": False}, "unverified"),
        ({"email_verified": "false"}, "unverified"),
        ({"email_verified": True}, ""),
        ({"email_verified": None}, ""),
    ],
)
def test_what_keeps_somebody_from_acting_is_told(changed: dict[str, Any], problem: Problem) -> None:
    standing = standing_of(CLAIMS | changed, ACCESS, MADE)
    assert standing.problem == problem
    assert (standing.person is None) == bool(problem)


def test_without_claims_nobody_is_signed_in() -> None:
    assert standing_of({}, ACCESS, MADE).problem == "signed_out"


@pytest.mark.parametrize(
    ("hours", "claims", "after", "problem"),
    [
        (12, {}, 12 * HOUR - 1, ""),
        (12, {}, 12 * HOUR, "expired"),
        # A token that lives for a week is refused after the hours, too.
        (12, {"exp": MADE + 168 * HOUR}, 12 * HOUR, "expired"),
        (0, {}, HOUR - 1, ""),
        (0, {}, HOUR, "expired"),
        # Signing in again renews "iat", but not always "auth_time".
        (12, {"auth_time": MADE - 48 * HOUR}, HOUR, ""),
        (12, {"iat": None, "exp": None}, 0, "expired"),
        (12, {"iat": "yesterday"}, HOUR - 1, ""),
    ],
)
def test_a_sign_in_ends_though_the_cookie_lives_on(
    hours: float, claims: dict[str, Any], after: int, problem: Problem
) -> None:
    access = Access(ACCESS.editors, ACCESS.publishers, hours=hours)
    assert standing_of(CLAIMS | claims, access, MADE + after).problem == problem


def test_behind_a_proxy_only_its_header_counts() -> None:
    access = Access(ACCESS.editors, ACCESS.publishers, header="proxy_email")
    person = standing_of({"proxy_email": " A@example.vn"}, access, MADE).person
    assert person is not None
    assert (person.name, person.means) == ("a@example.vn", "header")
    assert standing_of(CLAIMS, access, MADE).problem == "signed_out"
    assert standing_of({"proxy_email": None}, access, MADE).problem == "signed_out"


@pytest.mark.parametrize(
    "value",
    [
        None, 7, True, "", " ", "a", "a b@example.vn", "a@b@c", "a@example.vn\n b@example.vn",
        # The Kelvin sign: a small "k" once capitals are folded.
        "\u212aim@example.vn", "đ@example.vn",
    ],
)  # fmt: skip
def test_what_is_no_plain_address_is_nobody(value: object) -> None:
    assert address(value) == ""


# The server


def test_a_server_without_secrets_has_nobody_and_says_nothing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.WARNING, logger="dashboard"):
        assert not sign_in.is_configured()
        assert sign_in.signed_in() is None
    assert caplog.messages == []
