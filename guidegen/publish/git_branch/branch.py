"""The branch itself: what lies on it, and a release put on it in one step, or not at all."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from guidegen.plan.delivery import Delivery
from guidegen.plan.held import Held, read_held, write_held
from guidegen.problems import PublishError
from guidegen.publish.git_branch.commit import IMPORT, NOBODY, Draft, message, stream
from guidegen.publish.git_branch.complaints import TROUBLE
from guidegen.publish.git_branch.git import Git
from guidegen.publish.git_branch.limits import check_limits
from guidegen.publish.git_branch.place import Place
from guidegen.publish.git_branch.scratch import NAMES, THERE, Scratch, fetch
from guidegen.publish.git_branch.sending import alone
from guidegen.publish.git_branch.tree import Tree, as_it_lies, read_tree
from guidegen.publish.target import Ground, Read, Seen, Show

_USUAL = 40  # digits of a name, in a repository that has none yet
_SENT = re.compile(r"Writing objects:\s+(\d+)%")
_PARENT = re.compile(r"^parent (\w+)$", re.MULTILINE)
_OID = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


@dataclass(frozen=True)
class There:
    """The branch as it was when we looked."""

    git: Git
    tip: str  # its last commit; "": there is no such branch
    tree: Tree
    held: Held | None

    def lies_as(self, held: Held) -> bool:
        """Whether it still is what a delivery was planned for."""
        return self.held.lies_as(held) if self.held else not (held.traces or held.begun)


class GitBranch:
    """See target.Target."""

    def __init__(self, place: Place, git: Git, ground: Ground) -> None:
        self.where = place.where
        self.takes = place.takes
        self._place = place
        self._folder = ground.scratch
        self._git = git.at(git.folder, place.url)
        self._scratch = Scratch(ground.scratch, git, place.url)
        self._seen: There | None = None

    def look(self) -> Seen:
        """What lies there now."""
        with self._afresh_after_trouble():
            with alone(self._folder):
                pass  # whoever was at it has ended
            try:
                self._seen = self._there(NAMES)
            except PublishError as error:
                if error.code != TROUBLE:
                    raise
                # Ours may be damaged; or this host sends names, and then not the receipt when it is asked for by name.
                self._scratch.throw_away()
                self._seen = self._there()
        held = self._seen.held
        return Seen(held, () if held else self._seen.tree.others)

    def apply(self, delivery: Delivery, read: Read, show: Show) -> None:
        """Make the commit, and have the branch be that, if it is still as we saw it."""
        if self._seen is None:
            self.look()
        there, self._seen = self._seen, None
        if there is None or not there.lies_as(delivery.held):
            raise PublishError("publish-meanwhile", where=self.where)
        check_limits(self._place.hosts, delivery)
        with self._afresh_after_trouble():
            new = self._commit(there, delivery, read)
            if new != there.tip:
                self._push(there, new, _shown(delivery, show))
                self._scratch.slim(there.git, write_held(delivery.done))

    def close(self) -> None:
        """Nothing is open."""

    def _there(self, *filters: str) -> There:
        tips = self._tips()
        tip = tips.get(self._place.ref, "")
        git = self._scratch.open(len(next(iter(tips.values()), "")) or _USUAL)
        if not tip:
            return There(git, "", Tree(), None)
        if git.run("rev-parse", "--verify", "--quiet", THERE).out.decode().strip() != tip:
            fetch(git, self._place.ref, *filters)
            tip = _name(git, THERE)  # it may have moved on
        tree = read_tree(git.ask("ls-tree", "-r", "-z", "--full-tree", tip))
        held = read_held(git.ask("cat-file", "blob", tree.receipt)) if tree.receipt else None
        return There(git, tip, tree, held and as_it_lies(held, tree))

    def _tips(self) -> dict[str, str]:
        """The last commits of our branch and of the repository's own."""
        rows = self._git.ask("ls-remote", "there", "HEAD", self._place.ref).decode().splitlines()
        return {ref: oid for oid, _, ref in (row.partition("\t") for row in rows)}

    def _commit(self, there: There, delivery: Delivery, read: Read) -> str:
        """The name of the new commit; of the one that lies there when nothing would be different."""
        git = there.git
        gone = there.tree.gone(delivery.dropped, delivery.held)
        there.tree.without(gone).check_room((*delivery.new, *delivery.changed))
        tree = _name(git, f"{there.tip}^{{tree}}") if there.tip else ""
        draft = Draft(_maker(git), self._parent(there), tree, gone, write_held(delivery.done))
        answer = git.judged(git.run(*IMPORT, feed=stream(draft, delivery, read)))
        new = answer.out.decode().strip()
        if not _OID.fullmatch(new):  # a push of nothing would take the branch away
            raise git.complaint(answer.code, answer.said)
        return there.tip if tree == _name(git, f"{new}^{{tree}}") else new

    def _parent(self, there: There) -> str:
        """What the new commit comes upon: nothing goes of the branch's history but our own last release."""
        if not there.tip or self._place.history:
            return there.tip
        head, _, said = there.git.ask("cat-file", "commit", there.tip).partition(b"\n\n")
        if there.held is None or said != message(there.held.release, there.held.site):
            return there.tip
        parents = _PARENT.findall(head.decode(errors="replace"))
        return parents[0] if parents else ""

    def _push(self, there: There, new: str, hear: Callable[[str], None]) -> None:
        """Send it; whether it has arrived is what the branch itself says."""
        ref = self._place.ref
        lease, order = f"--force-with-lease={ref}:{there.tip}", f"{new}:{ref}"
        words = ("push", "--porcelain", "--progress", "--no-verify", "--recurse-submodules=no")
        with alone(self._folder) as handles:
            answer = there.git.run(*words, lease, "there", order, hear=hear, handles=handles)
        try:
            tip = self._tips().get(ref, "")
        except PublishError:
            there.git.judged(answer)  # what went wrong first
            raise
        if tip == new:
            return
        if tip != there.tip:
            raise PublishError("publish-meanwhile", where=self.where)
        there.git.judged(answer)
        raise PublishError("publish-not-arrived", path=self._place.branch, where=self.where)

    @contextlib.contextmanager
    def _afresh_after_trouble(self) -> Iterator[None]:
        """What cannot be explained may lie in our own repository: the next run makes that anew."""
        try:
            yield
        except OSError as error:
            raise PublishError("publish-git-disk", where=self.where, reason=error.strerror) from error
        except PublishError as error:
            if error.code == TROUBLE:
                self._scratch.throw_away()
            raise


def _name(git: Git, what: str) -> str:
    return git.ask("rev-parse", "--verify", what).decode().strip()


def _maker(git: Git) -> bytes:
    """Whom the user's own git names; nobody, rather than what the machine calls the user."""
    answer = git.run("-c", "user.useConfigOnly=true", "var", "GIT_COMMITTER_IDENT")
    name, ends, _ = answer.out.rpartition(b">")
    return name + ends if answer.code == 0 else NOBODY


def _shown(delivery: Delivery, show: Show) -> Callable[[str], None]:
    """Hears how far git is, and tells it in files."""
    paths = [path for wave in delivery.waves for path in wave]
    told = -1

    def hear(said: str) -> None:
        nonlocal told
        for percent in _SENT.findall(said):
            done = len(paths) * int(percent) // 100
            if paths and done > told:
                told = done
                show(done, len(paths), paths[min(done, len(paths) - 1)])

    return hear
