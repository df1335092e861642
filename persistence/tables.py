"""The tables, for queries and for comparing with the migrations. Every one carries its school.

Row-level security stands on every table (see the first migration): the application's role sees the
rows of the schools that its transaction names, and no others.
"""

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)
from sqlalchemy.dialects.postgresql import JSONB

metadata = MetaData()


def _school() -> Column[str]:
    return Column("school_id", Text, ForeignKey("schools.school_id"), nullable=False)


def _person(name: str, *, primary_key: bool = False) -> Column[str]:
    return Column(name, Text, ForeignKey("people.id"), nullable=False, primary_key=primary_key)


def _room(*, primary_key: bool = True) -> Column[str]:
    return Column("room_id", Text, ForeignKey("rooms.id"), nullable=False, primary_key=primary_key)


schools = Table(
    "schools",
    metadata,
    Column("school_id", Text, primary_key=True),
    Column("name", Text, nullable=False),
)

people = Table(
    "people",
    metadata,
    Column("id", Text, primary_key=True),
    _school(),
    Column("role", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("login", Text, unique=True),
    Column("secret_hash", Text),
    Index("people_by_school", "school_id", "name"),
)

classes = Table(
    "classes",
    metadata,
    Column("id", Text, primary_key=True),
    _school(),
    Column("name", Text, nullable=False),
    Column("code", Text, nullable=False, unique=True),
)

enrolments = Table(
    "enrolments",
    metadata,
    Column("class_id", Text, ForeignKey("classes.id"), primary_key=True),
    _person("person_id", primary_key=True),
    _school(),
    Index("enrolments_by_person", "person_id"),
)

guardians = Table(
    "guardians",
    metadata,
    _person("parent_id", primary_key=True),
    _person("student_id", primary_key=True),
    _school(),
)

sign_ins = Table(
    "sign_ins",
    metadata,
    Column("id", Text, primary_key=True),
    _school(),
    Column("token_hash", LargeBinary, nullable=False, unique=True),
    _person("person_id"),
    Column("created_at", BigInteger, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    Index("sign_ins_by_person", "person_id"),
)

links = Table(
    "links",
    metadata,
    Column("token_hash", LargeBinary, primary_key=True),
    _school(),
    _person("person_id"),
    Column("expires_at", BigInteger, nullable=False),
)

attempts = Table(
    "attempts",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=True),
    Column("key_hash", LargeBinary, nullable=False),
    Column("at", BigInteger, nullable=False),
    Index("attempts_by_key", "key_hash", "at"),
)
"""Failed sign-ins, by a hash of who or where; the one table without a school, for none is known."""

rooms = Table(
    "rooms",
    metadata,
    Column("id", Text, primary_key=True),
    _school(),
    Column("name", Text, nullable=False),
    _person("tutor_id"),
    Column("problem_set_id", Text),
    Column("created_at", BigInteger, nullable=False),
    Index("rooms_by_school", "school_id"),
)

room_classes = Table(
    "room_classes",
    metadata,
    _room(),
    Column("class_id", Text, ForeignKey("classes.id"), primary_key=True),
    _school(),
    Index("room_classes_by_class", "class_id"),
)

heads = Table(
    "heads",
    metadata,
    _room(),
    _school(),
    Column("seq", BigInteger, nullable=False),
)

facts = Table(
    "facts",
    metadata,
    _room(),
    Column("seq", BigInteger, primary_key=True),
    _school(),
    Column("at", BigInteger, nullable=False),
    Column("by", Text, nullable=False),
    Column("command_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("body", JSONB, nullable=False),
)

commands = Table(
    "commands",
    metadata,
    _room(),
    Column("person_id", Text, primary_key=True),
    Column("command_id", Text, primary_key=True),
    _school(),
    Column("seq", BigInteger, nullable=False),
    Column("refusal", JSONB),
)

snapshots = Table(
    "snapshots",
    metadata,
    _room(),
    _school(),
    Column("seq", BigInteger, nullable=False),
    Column("state", LargeBinary, nullable=False),
)

held = Table(
    "held",
    metadata,
    _room(),
    Column("place", BigInteger, primary_key=True),
    _school(),
    Column("author_id", Text, nullable=False),
    Column("surface", Text, nullable=False),
    Column("category", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Column("written_at", BigInteger, nullable=False),
    Column("released", Boolean),
    Index("held_open", "school_id", "written_at", postgresql_where="released IS NULL"),
)

sittings = Table(
    "sittings",
    metadata,
    Column("session_id", Text, primary_key=True),
    _school(),
    _room(primary_key=False),
    Column("started_at", BigInteger, nullable=False),
    Column("ended_at", BigInteger),
    Column("first_seq", BigInteger, nullable=False),
    Column("last_seq", BigInteger),
    Index("sittings_by_room", "room_id", "first_seq"),
)

problems = Table(
    "problems",
    metadata,
    Column("school_id", Text, ForeignKey("schools.school_id"), primary_key=True),
    Column("id", Text, primary_key=True),
    Column("bank", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("licence", Text, nullable=False),
    Column("steps", Integer, nullable=False),
    Column("body", JSONB, nullable=False),
    Column("content_hash", LargeBinary, nullable=False),
)

figures = Table(
    "figures",
    metadata,
    Column("school_id", Text, ForeignKey("schools.school_id"), primary_key=True),
    Column("problem_id", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("content_type", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),
)

problem_sets = Table(
    "problem_sets",
    metadata,
    Column("school_id", Text, ForeignKey("schools.school_id"), primary_key=True),
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("problems", ARRAY(Text), nullable=False),
)
