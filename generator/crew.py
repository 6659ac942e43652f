"""Other processes that work is shared out to: those of this machine, or of a Dask cluster.

Work is a function of a list. It goes out in chunks, what came of each comes back in order, and never are more chunks
under way than can be kept in memory. What comes of it is the same whoever does it.
"""

from __future__ import annotations

import os
import socket
from collections import deque
from contextlib import ExitStack
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from generator.errors import CannotRun

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Executor, Future
    from types import TracebackType
    from typing import Self

T = TypeVar("T")
R = TypeVar("R")

_MANY = 400  # pieces of work; below that, starting processes takes longer than it saves
_AHEAD = 2  # chunks for each process: one that it works on, one that waits for it
_DASK = "dask://"
_PATIENCE = 10  # seconds for a scheduler to answer


class Crew:
    """Processes to share work out to, started when they are first needed: a context manager, which ends them.

    `wanted` is how many processes of this machine, or `dask://HOST:PORT`; None stands for as many as it has processors,
    and for doing without where there is little to do.
    """

    def __init__(self, wanted: str | None = None) -> None:
        """Choose a crew. Raises `CannotRun` where `wanted` names none."""
        self._wanted = wanted
        self._hands = _processes(wanted)
        self._executor: Executor | None = None
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let the processes end; what waits is not begun."""
        self._stack.__exit__(kind, error, trace)

    def is_worth(self, count: int) -> bool:
        """Tell whether so many pieces of work are better shared out."""
        return count > 0 if self._wanted else self._hands > 1 and count >= _MANY

    def share(self, work: Callable[[Sequence[T]], R], items: Iterable[T], at_once: int) -> Iterator[R]:
        """Yield what `work` makes of each chunk of `at_once` items, in order.

        It runs in another process, so all that goes in and out must be picklable. Raises what `work` raises, and
        `CannotRun` where a process is lost.
        """
        from concurrent.futures import BrokenExecutor, CancelledError

        executor = self._executor or self._start()
        waiting: deque[Future[R]] = deque()
        try:
            rest = iter(items)
            while chunk := list(islice(rest, at_once)):
                waiting.append(executor.submit(work, chunk))
                if len(waiting) > _AHEAD * self._hands:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except (BrokenExecutor, CancelledError) as error:
            raise CannotRun(f"a process that worked on this was lost ({error}). Try again.") from None
        finally:
            for future in waiting:
                future.cancel()

    def apart(self, work: Callable[[], R]) -> R:
        """Answer what `work` makes in a process of this machine that ends then, and with it what had to be loaded.

        Raises what `work` raises, and `CannotRun` where the process is lost.
        """
        with Crew("1") as one:
            return next(one.share(partial(_done, work), [None], 1))

    def dismiss(self) -> None:
        """Let the processes end, and with them all that they hold; whoever needs some later gets new ones."""
        self._stack.close()
        self._executor = None

    def _start(self) -> Executor:
        if self._wanted and self._wanted.startswith(_DASK):
            executor, self._hands = _dask(self._wanted.removeprefix(_DASK), self._stack)
        else:
            executor = _local(self._hands, self._stack)
        self._executor = executor
        return executor


def _done(work: Callable[[], R], _: Sequence[None]) -> R:
    return work()


def _processes(wanted: str | None) -> int:
    """Read how many processes are wanted; of a cluster, that is known when it answers."""
    if wanted is None:
        return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if wanted.startswith(_DASK):
        return 1
    if not wanted.isascii() or not wanted.isdigit() or not int(wanted):
        raise CannotRun(f"“{wanted}” is no executor. Write a number of processes, or dask://HOST:PORT.")
    return int(wanted)


def _local(count: int, stack: ExitStack) -> Executor:
    """Start processes that end with this one, and leave Ctrl-C to it."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    pool = ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=_settle_in)
    stack.callback(pool.shutdown, cancel_futures=True)
    return pool


def _settle_in() -> None:
    import gc
    import signal
    import threading

    gc.set_threshold(10_000)  # as in the command itself
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End when the process that started this one is gone, however it went: nobody else would tell."""
    from multiprocessing import parent_process

    if parent := parent_process():
        parent.join()
        os._exit(1)


def _dask(address: str, stack: ExitStack) -> tuple[Executor, int]:
    try:
        from distributed import Client
    except ImportError:
        raise CannotRun("building on a Dask cluster needs one more package: pip install 'factbox[dask]'") from None
    try:
        _knock(address)
        client: Any = Client(f"tcp://{address}", timeout=f"{_PATIENCE}s", set_as_default=False)  # type: ignore[no-untyped-call]  # it ships no types
    except (OSError, ValueError) as error:
        raise CannotRun(f"dask://{address}: no Dask scheduler answers there ({error}).") from None
    stack.callback(client.close)
    hands = sum(client.ncores().values())
    if not hands:
        raise CannotRun(f"dask://{address}: this cluster has no workers. Start some: dask worker {address}")
    return client.get_executor(), hands


def _knock(address: str) -> None:
    """Raise OSError or ValueError where nobody listens: a client that waits in vain complains of more than that."""
    host, _, port = address.rpartition(":")
    socket.create_connection((host.strip("[]"), int(port)), _PATIENCE).close()
