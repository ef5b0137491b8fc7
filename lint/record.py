"""Classes with fields → the same, with what makes, compares and shows their objects.

It is what `dataclasses` does, as far as newslint needs it, in a fifth of the time: to import that, and to have it
write seven methods for each class, takes longer than to lint five articles. Here one method is written for each class,
the one that makes its objects; the others serve all classes.
"""

from __future__ import annotations

from collections import namedtuple
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar, cast, dataclass_transform, overload

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import NamedTuple as NamedTuple
else:

    class _Named(type):
        """`typing.NamedTuple`, which compiles the type of each field first, though nobody asks for it."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            found = body.pop("__annotations__", {})
            defaults = [body.pop(field) for field in found if field in body]
            made = namedtuple(name, found, defaults=defaults, module=body.pop("__module__"))  # noqa: PYI024
            for key, what in body.items():
                setattr(made, key, what)
            return made

    class NamedTuple(metaclass=_Named):
        """What named tuples are made from."""


C = TypeVar("C")

MISSING: Any = object()
"""The default of a field that must be given."""


class Field(NamedTuple):
    """What a field is where it is not given, and what there is to know of it."""

    default: Any = MISSING
    default_factory: Callable[[], Any] | None = None
    metadata: Mapping[str, Any] = {}

    @property
    def required(self) -> bool:
        """Whether it must be given."""
        return self.default is MISSING and self.default_factory is None

    def made(self) -> Any:
        """What it is where it is not given."""
        return self.default_factory() if self.default_factory else self.default


def field(
    *, default: Any = MISSING, default_factory: Callable[[], Any] | None = None, metadata: Mapping[str, Any] = {}
) -> Any:
    """The default of a field in a class body that is more than a value."""
    return Field(default, default_factory, metadata)


def fields(of: object) -> dict[str, Field]:
    """The fields of a record, or of a class of records, by name."""
    return cast("dict[str, Field]", of.__fields__)  # type: ignore[attr-defined]


def declared(cls: type) -> dict[str, Field]:
    """The fields that the class declares, after those of the class that it is made from."""
    found: dict[str, Field] = dict(getattr(cls, "__fields__", {}))
    for name, kind in cls.__annotations__.items():
        if not kind.startswith("ClassVar"):
            told = vars(cls).get(name, MISSING)
            found[name] = told if isinstance(told, Field) else Field(told)
    return found


@overload
def record(cls: type[C], /) -> type[C]: ...
@overload
def record(*, eq: bool = ..., frozen: bool = ...) -> Callable[[type[C]], type[C]]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[C] | None = None, /, *, eq: bool = True, frozen: bool = True) -> Any:  # noqa: ARG001
    """A class with its fields, in slots where no property of it is cached. Without `eq`, a record equals but itself.

    That it is `frozen` is for the type checker to see: to make objects that watch over it takes five times as long.
    """
    return _recorded(cls, eq) if cls else lambda cls: _recorded(cls, eq)


def replace(one: C, **changes: Any) -> C:
    """The same record but for these fields."""
    return type(one)(**{name: getattr(one, name) for name in fields(one)} | changes)


def _recorded(cls: type[C], eq: bool) -> type[C]:
    found = declared(cls)
    added = {"__fields__": found, "__init__": _maker(found), "__repr__": _shown}
    if eq:
        added |= {"__values__": attrgetter(*found), "__eq__": _equal, "__hash__": _hash}
    cached = any(isinstance(x, cached_property) for x in vars(cls).values())
    if cached or any(base.__dictoffset__ for base in cls.__bases__):
        for name, what in added.items():
            setattr(cls, name, what)
        return cls
    body = {name: what for name, what in vars(cls).items() if name not in {*found, "__dict__", "__weakref__"}}
    slots = tuple(name for name in cls.__annotations__ if name in found)
    body |= added | {"__slots__": slots, "__qualname__": cls.__qualname__}
    return cast("type[C]", type(cls.__name__, cls.__bases__, body))


def _maker(found: Mapping[str, Field]) -> Any:
    """An `__init__` that takes these fields."""
    told, lines, space = [], [], {}
    for name, f in found.items():
        told.append(name if f.required else f"{name}=_{name}")
        space[f"_{name}"] = f.default_factory or f.default
        made = f"_{name}() if {name} is _{name} else {name}" if f.default_factory else name
        lines.append(f" self.{name} = {made}")
    exec(f"def __init__(self, {', '.join(told)}):\n" + "\n".join(lines), space)  # noqa: S102 - of names in class bodies
    return space["__init__"]


def _shown(self: Any) -> str:
    told = ", ".join(f"{name}={getattr(self, name)!r}" for name in fields(self))
    return f"{type(self).__name__}({told})"


def _equal(self: Any, other: Any) -> bool:
    return self is other or (type(other) is type(self) and self.__values__(self) == self.__values__(other))


def _hash(self: Any) -> int:
    return hash(self.__values__(self))
