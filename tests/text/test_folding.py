"""Texts without marks: as they are compared, and as names of files."""

import pytest

from dashboard.text.folding import file_name


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("Kon Tum", 2024, "hội nghị"), "Kon-Tum-2024-hoi-nghi"),
        (("Ðắk Nông / PCI", "ab/../cd"), "Dak-Nong-PCI-ab-cd"),
        (("Quảng Ngãi (từ 7/2025)", ""), "Quang-Ngai-tu-7-2025"),
        (("../../etc/passwd",), "etc-passwd"),
    ],
)
def test_a_file_name_is_what_people_read_in_ascii(parts: tuple[object, ...], name: str) -> None:
    assert file_name(*parts) == name
