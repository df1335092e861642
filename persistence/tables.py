"""The tables, for queries and for comparing with the migrations. Every one carries its school.

Row-level security stands on every table (see the first migration): the application's role sees the
rows of the schools that its transaction names, and no others.
"""

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    Column,
    Double,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
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
    Column("settled_at", BigInteger),
    Column("purged_at", BigInteger),
    Index("held_open", "school_id", "written_at", postgresql_where="released IS NULL"),
    Index(
        "held_settled",
        "settled_at",
        postgresql_where="purged_at IS NULL AND settled_at IS NOT NULL",
    ),
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

skill_parameters = Table(
    "skill_parameters",
    metadata,
    Column("school_id", Text, ForeignKey("schools.school_id"), primary_key=True),
    Column("skill", Text, primary_key=True),
    Column("bank", Text, nullable=False),
    Column("prior", Double, nullable=False),
    Column("learn", Double, nullable=False),
    Column("guess", Double, nullable=False),
    Column("slip", Double, nullable=False),
)
"""What the banks of a library say of their skills: see `rooms.mastery.tracing.Parameters`."""

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

cases = Table(
    "cases",
    metadata,
    _key("school_id"),
    Column("id", Text, primary_key=True),
    Column("origin", Text, nullable=False),
    Column("category", Text, nullable=False),
    Column("rules", ARRAY(Text), nullable=False, server_default="{}"),
    Column("severity", SmallInteger, nullable=False),
    Column("policy_version", Integer, nullable=False, server_default="0"),
    Column("room_id", Text, nullable=False),
    Column("place", BigInteger, nullable=False, server_default="0"),
    Column("element", Text, nullable=False, server_default=""),
    Column("author_id", Text, nullable=False),
    Column("reporter_id", Text),
    Column("reason", Text, nullable=False, server_default=""),
    Column("appeal_of", Text),
    Column("opened_at", BigInteger, nullable=False),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("claimed_by", Text),
    Column("claimed_until", BigInteger, nullable=False, server_default="0"),
    Column("handed_to", Text),
    Column("escalated_at", BigInteger),
    Column("ruling", Text),
    Column("decided_by", Text),
    Column("decided_at", BigInteger),
    Column("final_at", BigInteger),
    Column("carried_out_at", BigInteger),
    _of("rooms", "room_id"),
    _of("cases", "appeal_of"),
    Index(
        "cases_open",
        "school_id",
        text("severity DESC"),
        "opened_at",
        postgresql_where="ruling IS NULL",
    ),
    Index(
        "cases_due",
        "final_at",
        postgresql_where="ruling IS NOT NULL AND carried_out_at IS NULL",
    ),
    Index("cases_by_author", "school_id", "author_id", "opened_at"),
    Index("cases_decided", "school_id", "decided_at", postgresql_where="ruling IS NOT NULL"),
    Index(
        "cases_held",
        "school_id",
        "room_id",
        "place",
        unique=True,
        postgresql_where="origin = 'held'",
    ),
    Index(
        "cases_appeal",
        "school_id",
        "appeal_of",
        unique=True,
        postgresql_where="appeal_of IS NOT NULL",
    ),
    Index(
        "cases_report",
        "school_id",
        "reporter_id",
        "room_id",
        "place",
        "element",
        unique=True,
        postgresql_where="origin = 'report' AND ruling IS NULL",
    ),
)
"""What moderators look at; see `moderation.cases`. The words themselves stand elsewhere."""

case_notes = Table(
    "case_notes",
    metadata,
    _key("school_id"),
    Column("id", BigInteger, primary_key=True, autoincrement=True),
    Column("case_id", Text, nullable=False),
    Column("author_id", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("words", Text, nullable=False),
    Index("case_notes_by_case", "school_id", "case_id", "id"),
    ForeignKeyConstraint(
        ["school_id", "case_id"], ["cases.school_id", "cases.id"], ondelete="CASCADE"
    ),
)

case_evidence = Table(
    "case_evidence",
    metadata,
    _key("school_id"),
    _key("case_id"),
    Column("kind", Text, primary_key=True),
    Column("body", LargeBinary, nullable=False),
    Column("kept_until", BigInteger, nullable=False),
    Index("case_evidence_old", "kept_until"),
    ForeignKeyConstraint(
        ["school_id", "case_id"], ["cases.school_id", "cases.id"], ondelete="CASCADE"
    ),
)
"""What a case is about, sealed, until a time: the words as they were, a picture of the board."""

sanctions = Table(
    "sanctions",
    metadata,
    _key("school_id"),
    Column("id", Text, primary_key=True),
    Column("person_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("case_id", Text),
    Column("given_by", Text),
    Column("given_at", BigInteger, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    Column("lifted_at", BigInteger),
    Index("sanctions_by_person", "school_id", "person_id", "expires_at"),
    _of("people", "person_id"),
)
"""Strikes, mutes and bans: each ends by itself."""

moderation_settings = Table(
    "moderation_settings",
    metadata,
    Column("school_id", Text, ForeignKey("schools.school_id"), primary_key=True),
    Column("body", JSONB, nullable=False),
    Column("changed_at", BigInteger, nullable=False),
    Column("changed_by", Text, nullable=False),
)

policies = Table(
    "policies",
    metadata,
    Column("school_id", Text, ForeignKey("schools.school_id"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("body", JSONB, nullable=False),
    Column("saved_at", BigInteger, nullable=False),
    Column("saved_by", Text, nullable=False),
)

audit = Table(
    "audit",
    metadata,
    Column("school_id", Text, ForeignKey("schools.school_id"), primary_key=True),
    Column("seq", BigInteger, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("actor_id", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("case_id", Text, nullable=False, server_default=""),
    Column("details", Text, nullable=False, server_default="{}"),
    Column("previous", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Index("audit_by_case", "school_id", "case_id", "seq"),
    Index("audit_by_actor", "school_id", "actor_id", "at"),
)
"""Who did what as a moderator; rows are only added, and each names the hash of the one before."""

judgements = Table(
    "judgements",
    metadata,
    Column("school_id", Text, ForeignKey("schools.school_id"), primary_key=True),
    Column("id", BigInteger, primary_key=True, autoincrement=True),
    Column("at", BigInteger, nullable=False),
    Column("role", Text, nullable=False),
    Column("surface", Text, nullable=False),
    Column("age", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("findings", JSONB, nullable=False),
    Column("action", Text, nullable=False),
    Column("policy_version", Integer, nullable=False),
    Index("judgements_by_time", "school_id", "at"),
)
"""What was found in texts of the last two days, and what became of it; no words, no names."""
