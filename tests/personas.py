"""The people of the tests: who they are and what they may do."""

from __future__ import annotations

from domain.permissions import Actor, Grant, Role

ALINE = Actor(1, "Aline", frozenset({Grant(Role.LEAD)}))
LEA = Actor(2, "Léa", frozenset({Grant(Role.LEAD)}))
BRUNO = Actor(3, "Bruno", frozenset({Grant(Role.CONTRACTOR, "chapelle-lez-herlaimont", "lot-2")}))
HUGO = Actor(4, "Hugo", frozenset({Grant(Role.CONTRACTOR, "herstal", "lot-1")}))
CHLOE = Actor(5, "Chloé", frozenset({Grant(Role.MINISTRY)}))
DENIS = Actor(6, "Denis")  # nobody gave him anything
ADA = Actor(7, "Ada", frozenset({Grant(Role.ADMIN)}))
PEOPLE = (ALINE, LEA, BRUNO, HUGO, CHLOE, DENIS, ADA)
