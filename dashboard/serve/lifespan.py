"""What happens once per server: data, warm-up, compressed files, and the frozen collector."""

import gc
import os
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

import anyio.to_thread
import click
import streamlit as st
from streamlit import config

from dashboard.build import first_build
from dashboard.serve import log
from dashboard.serve.assets.frontend import compressed_files, first_visit
from dashboard.serve.log import LOG
from dashboard.store import versions
from dashboard.store.atomic_write import sweep


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Make ready before the first visitor; where data must be built first, let visitors in."""
    log.set_up()
    raise_limit_of_files()
    sweep(versions.folder())
    first_build.start()
    in_background(compress_first_visit)
    if first_build.ready():
        await anyio.to_thread.run_sync(warm_and_freeze)
    else:
        in_background(wait_then_warm)
    LOG.info("ready%s", _address())
    yield


# What a session keeps open is four; the usual limit of 1,024 ends at about 150 readers.
MOST_FILES = 65_536


def raise_limit_of_files() -> None:
    """Let as many files be open as the system allows without asking anybody."""
    try:
        import resource
    except ImportError:
        # There is no such limit on Windows.
        return
    now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_FILES if most == resource.RLIM_INFINITY else min(most, MOST_FILES)
    if now != resource.RLIM_INFINITY and now < wanted:
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))
            LOG.info("open files: %s instead of %s (docs/operate.md)", wanted, now)


def in_background(work: Callable[[], None]) -> None:
    """Start work that nobody waits for and that ends with the server."""
    threading.Thread(target=work, name=work.__name__, daemon=True).start()


def _address() -> str:
    """Where readers find the app, as far as the command line tells; uvicorn adds its own line."""
    command = click.get_current_context(silent=True)
    told = command.params if command else {}
    if "port" in told:  # uvicorn app:app
        return f": http://{told['host']}:{told['port']}"
    if config._server_mode == "starlette-app":  # streamlit run app.py
        address = config.get_option("server.address") or "localhost"
        return f": http://{address}:{config.get_option('server.port')}"
    return ""


def compress_first_visit() -> None:
    """Have the files of a first visit at hand before anybody asks for them."""
    store = compressed_files()
    for encoding in ("br", "gzip"):
        for file in first_visit():
            store.body(file, encoding)


def wait_then_warm() -> None:
    """The same as at a start with data, once the background build has made them."""
    first_build.wait(lambda _step: None)  # the build itself logs how it goes
    warm_and_freeze()


def warm_and_freeze() -> None:
    """Import and draw what a first visitor would wait for, then take it from the collector."""
    try:
        # Imported here: importing is half of the warm-up, and can fail as the rest can.
        from dashboard.serve import warm_up

        warm_up.warm_up()
    except Exception:  # noqa: BLE001 - whatever it is, see below
        # The server stands: the pages say what is wrong and what to do.
        LOG.exception("warm-up failed")
    # Streamlit collects garbage fully after every script run. With pandas, altair and duckdb
    # imported that is about 95 ms of the one core all readers share; frozen objects are not
    # looked at any more, and a rerun falls to 6-16 ms. The only place where this is done.
    gc.collect()
    gc.freeze()
    if os.environ.get("DASHBOARD_AHEAD", "on") != "off":
        in_background(stay_warm)


def stay_warm() -> None:
    """Go on making ahead what home provinces ask for, while nobody reads."""
    try:
        from dashboard.serve import warm_up

        warm_up.keep_warm()
    except Exception:  # noqa: BLE001 - whatever it is: pages are made when they are asked for
        LOG.exception("nothing is made ahead any more")
