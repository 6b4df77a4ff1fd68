"""Which reports there are: the one of administrative reform and the one of competitiveness."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Profile:
    """What sets one report apart: its key in the catalogue, its indices, its scheme of units."""

    key: str
    indices: tuple[str, ...]
    scheme: str


# Of the departments of home affairs (administrative reform), and of planning and investment.
PROFILES = {
    "report_par": Profile("par", ("PAPI", "PAR_INDEX", "SIPAS"), "PAR_UNIT"),
    "report_pci": Profile("pci", ("PCI",), "DDCI"),
}
