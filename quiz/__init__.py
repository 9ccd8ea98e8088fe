"""The Flask app: `flask --app quiz …` and every server start it through `create_app`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from quiz import (
    compressing,
    config,
    counts,
    errors,
    extensions,
    localisation,
    logs,
    panes,
    saying,
    security,
    segments,
    static_files,
)


def create_app(overrides: Mapping[str, Any] | None = None) -> Flask:
    """Return the app, configured by the environment and then by `overrides` (tests)."""
    settings = {**config.load(), **(overrides or {})}
    app = Flask(
        __name__,
        instance_path=settings["INSTANCE_PATH"],
        root_path=str(config.ROOT),
        template_folder="templates",
        static_folder=None,
    )
    app.config.update(settings)
    logs.init_app(app)
    compressing.init_app(app)
    static_files.init_app(app)
    security.init_app(app)
    _bind_extensions(app)
    errors.init_app(app)
    localisation.init_app(app)
    saying.init_app(app)
    segments.init_app(app)
    panes.init_app(app)
    _register(app)
    if app.config["BEHIND_PROXY"]:
        hops = app.config["BEHIND_PROXY"]
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    return app


def _bind_extensions(app: Flask) -> None:
    if app.config["REDIS_URL"]:
        app.config.setdefault("RATELIMIT_STORAGE_URI", app.config["REDIS_URL"])
    else:
        app.config.setdefault("RATELIMIT_STORAGE_URI", f"{counts.SCHEME}://")
    extensions.db.init_app(app)
    extensions.migrate.init_app(app, extensions.db, directory=str(config.ROOT / "quiz" / "migrations"))
    extensions.csrf.init_app(app)
    extensions.limiter.init_app(app)
    extensions.login.init_app(app)


def _register(app: Flask) -> None:
    from quiz import account, api, classes, cli, cli_backups, cli_rights, health, home, jobs, learner, student, teacher

    for part in (home, account, teacher, classes, student, learner, health, api):
        app.register_blueprint(part.blueprint)
    jobs.init_app(app)
    cli.init_app(app)
    cli_rights.init_app(app)
    cli_backups.init_app(app)
