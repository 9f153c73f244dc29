"""People, organisations and places of a report, with all their mentions."""

from selon.reading.names.bodies import is_credit
from selon.reading.names.find import Names, find_names
from selon.reading.names.join import Named
from selon.reading.names.kinds import noun_kind
from selon.reading.names.modelled import CIVIL
from selon.reading.names.titles import Role, past_offices, role_words

__all__ = ["CIVIL", "Named", "Names", "Role", "find_names", "is_credit", "noun_kind", "past_offices", "role_words"]
