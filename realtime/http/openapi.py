"""The OpenAPI 3.1 document of the routes, and where the documents are served."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, get_args

from aiohttp import web

from realtime.http.routing import ANYBODY, Call, Route
from realtime.protocol import asyncapi
from realtime.protocol.http import ErrorBody, Home
from realtime.protocol.schema import definitions


def document(routes: Sequence[Route]) -> dict[str, Any]:
    """The whole document."""
    paths: dict[str, Any] = {}
    for route in routes:
        paths.setdefault(route.path, {})[route.method.lower()] = _operation(route)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Studyhall",
            "version": "1.0.0",
            "description": "Sign-in, rooms, problems and review over HTTP. What happens in a room "
            "goes over Socket.IO: see /api/asyncapi.json.",
        },
        "paths": paths,
        "components": {
            "schemas": asyncapi.moved(definitions(), "#/components/schemas/"),
            "securitySchemes": {
                "session": {"type": "apiKey", "in": "cookie", "name": "studyhall_session"}
            },
        },
    }


def _operation(route: Route) -> dict[str, Any]:
    answer: dict[str, Any] = {"description": route.summary}
    if route.answers is not None:
        answer["content"] = _json(route.answers)
    failure = {"description": "Why not", "content": _json(ErrorBody)}
    operation: dict[str, Any] = {
        "summary": route.summary,
        "operationId": f"{route.method.lower()} {route.path}",
        "parameters": [
            *(
                {"name": n, "in": "path", "required": True, "schema": {"type": "string"}}
                for n in re.findall(r"{(\w+)}", route.path)
            ),
            *({"name": n, "in": "query", "schema": {"type": "string"}} for n in route.query),
        ],
        "responses": {str(route.status): answer, "default": failure},
        "security": [] if route.roles is None else [{"session": []}],
    }
    if route.takes is not None:
        operation["requestBody"] = {"required": True, "content": _json(route.takes)}
    if route.roles is not None:
        operation["x-roles"] = sorted(route.roles)
    return operation


def _json(model: Any) -> dict[str, Any]:
    name = "Home" if get_args(model) and model is Home else model.__name__
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}


def documents(routes: Sequence[Route]) -> tuple[Route, ...]:
    """The routes that serve both documents; each is built once."""

    @cache
    def openapi_document() -> dict[str, Any]:
        return document([*routes, *own])

    @cache
    def asyncapi_document() -> dict[str, Any]:
        return asyncapi.document()

    async def openapi(call: Call) -> web.Response:
        """This document."""
        return web.json_response(openapi_document())

    async def asyncapi_(call: Call) -> web.Response:
        """The document of the Socket.IO namespace."""
        return web.json_response(asyncapi_document())

    own = (
        Route("GET", "/api/openapi.json", openapi, "This document", ANYBODY),
        Route("GET", "/api/asyncapi.json", asyncapi_, "The protocol of the rooms", ANYBODY),
    )
    return own
