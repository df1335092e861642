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
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB, TSVECTOR

metadata = MetaData()


def _school() -> Column[str]:
    return Column("school_id", Text, ForeignKey("schools.school_id"), nullable=False)


def _in_school() -> Column[str]:
    return Column("school_id", Text, nullable=False)


def _key(name: str = "room_id") -> Column[str]:
    return Column(name, Text, primary_key=True)


def _of(table: str, column: str) -> ForeignKeyConstraint:
    """A reference that cannot leave the school."""
    return ForeignKeyConstraint(["school_id", column], [f"{table}.school_id", f"{table}.id"])


def _referred() -> UniqueConstraint:
    return UniqueConstraint("school_id", "id")


schools = Table(
    "schools",
    metadata,
    Column("school_id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("locale", Text, nullable=False, server_default="en"),
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
    _referred(),
)

accommodations = Table(
    "accommodations",
    metadata,
    _key("school_id"),
    _key("person_id"),
    Column("version", Integer, nullable=False),
    Column("body", JSONB, nullable=False),
    ForeignKeyConstraint(
        ["school_id", "person_id"], ["people.school_id", "people.id"], ondelete="CASCADE"
    ),
)
"""What is adjusted for each person: the adjustment only, never a reason."""

classes = Table(
    "classes",
    metadata,
    Column("id", Text, primary_key=True),
    _school(),
    Column("name", Text, nullable=False),
    Column("code", Text, nullable=False, unique=True),
    _referred(),
)

enrolments = Table(
    "enrolments",
    metadata,
    _key("class_id"),
    _key("person_id"),
    _in_school(),
    Index("enrolments_by_person", "person_id"),
    _of("classes", "class_id"),
    _of("people", "person_id"),
)

guardians = Table(
    "guardians",
    metadata,
    _key("parent_id"),
    _key("student_id"),
    _in_school(),
    _of("people", "parent_id"),
    _of("people", "student_id"),
)

sign_ins = Table(
    "sign_ins",
    metadata,
    Column("id", Text, primary_key=True),
    _in_school(),
    Column("token_hash", LargeBinary, nullable=False, unique=True),
    Column("person_id", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    Index("sign_ins_by_person", "person_id"),
    _of("people", "person_id"),
)

links = Table(
    "links",
    metadata,
    Column("token_hash", LargeBinary, primary_key=True),
    _in_school(),
    Column("person_id", Text, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    _of("people", "person_id"),
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
    Column("tutor_id", Text, nullable=False),
    Column("problem_set_id", Text),
    Column("created_at", BigInteger, nullable=False),
    _of("people", "tutor_id"),
    _referred(),
)

room_classes = Table(
    "room_classes",
    metadata,
    _key(),
    _key("class_id"),
    _in_school(),
    Index("room_classes_by_class", "class_id"),
    _of("rooms", "room_id"),
    _of("classes", "class_id"),
)

heads = Table(
    "heads",
    metadata,
    _key(),
    _in_school(),
    Column("seq", BigInteger, nullable=False),
    _of("rooms", "room_id"),
)

facts = Table(
    "facts",
    metadata,
    _key(),
    Column("seq", BigInteger, primary_key=True),
    _in_school(),
    Column("at", BigInteger, nullable=False),
    Column("by", Text, nullable=False),
    Column("command_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("body", JSONB, nullable=False),
    Index(
        "facts_attendance",
        "by",
        "room_id",
        "seq",
        postgresql_where="kind = 'attendance.joined'",
    ),
    Index(
        "facts_knowledge",
        text("(body->>'person')"),
        "room_id",
        "seq",
        postgresql_where="kind = 'knowledge.noted'",
    ),
    _of("rooms", "room_id"),
)

commands = Table(
    "commands",
    metadata,
    _key(),
    Column("person_id", Text, primary_key=True),
    Column("command_id", Text, primary_key=True),
    _in_school(),
    Column("seq", BigInteger, nullable=False),
    Column("refusal", JSONB),
    _of("rooms", "room_id"),
)

snapshots = Table(
    "snapshots",
    metadata,
    _key(),
    _in_school(),
    Column("seq", BigInteger, nullable=False),
    Column("state", LargeBinary, nullable=False),
    _of("rooms", "room_id"),
)

held = Table(
    "held",
    metadata,
    _key(),
    Column("place", BigInteger, primary_key=True),
    _in_school(),
    Column("author_id", Text, nullable=False),
    Column("surface", Text, nullable=False),
    Column("category", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Column("written_at", BigInteger, nullable=False),
    Column("released", Boolean),
    Index("held_open", "school_id", "written_at", postgresql_where="released IS NULL"),
    _of("rooms", "room_id"),
)

sittings = Table(
    "sittings",
    metadata,
    Column("session_id", Text, primary_key=True),
    _in_school(),
    Column("room_id", Text, nullable=False),
    Column("started_at", BigInteger, nullable=False),
    Column("ended_at", BigInteger),
    Column("first_seq", BigInteger, nullable=False),
    Column("last_seq", BigInteger),
    Index("sittings_by_room", "room_id", "first_seq"),
    _of("rooms", "room_id"),
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
    Column("content_hash", LargeBinary, nullable=False),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("level", Text, nullable=False, server_default=""),
    Column("skills", ARRAY(Text), nullable=False, server_default="{}"),
    Column("search", TSVECTOR, nullable=False, server_default=""),
    Index("problems_search", "search", postgresql_using="gin"),
)
"""The newest version of each problem, and how to find it."""

problem_versions = Table(
    "problem_versions",
    metadata,
    _key("school_id"),
    Column("problem_id", Text, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("body", JSONB, nullable=False),
    Column("published_at", BigInteger, nullable=False),
    Column("published_by", Text),
    _of("problems", "problem_id"),
)
"""Every version of each problem, whole; `published_by` is null where an import brought it."""

figures = Table(
    "figures",
    metadata,
    _key("school_id"),
    Column("problem_id", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("content_type", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),
    _of("problems", "problem_id"),
)

problem_sets = Table(
    "problem_sets",
    metadata,
    Column("school_id", Text, ForeignKey("schools.school_id"), primary_key=True),
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("problems", ARRAY(Text), nullable=False),
)

drafts = Table(
    "drafts",
    metadata,
    _key("school_id"),
    Column("id", Text, primary_key=True),
    Column("author_id", Text, nullable=False),
    Column("problem_id", Text, nullable=False),
    Column("base_version", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("body", JSONB, nullable=False),
    Column("saved_at", BigInteger, nullable=False),
    UniqueConstraint("school_id", "author_id", "problem_id"),
    _of("people", "author_id"),
)
"""What somebody writes and has not published; as they left it, whole or not."""

draft_figures = Table(
    "draft_figures",
    metadata,
    Column("school_id", Text, ForeignKey("schools.school_id"), primary_key=True),
    Column("problem_id", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("content_type", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),
)
