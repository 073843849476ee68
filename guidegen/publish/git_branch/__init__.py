"""A branch of a git repository as a target: what GitHub, GitLab, Codeberg and Cloudflare show as pages."""

from __future__ import annotations

from guidegen.problems import PublishError
from guidegen.publish.git_branch.branch import GitBranch
from guidegen.publish.git_branch.git import find_git
from guidegen.publish.git_branch.login import login
from guidegen.publish.git_branch.place import read_place
from guidegen.publish.target import Address, Ground

__all__ = ["open_git"]


def open_git(address: Address, ground: Ground) -> GitBranch:
    """The branch that the settings name; PublishError when they name none, or this computer has no git that will do."""
    place = read_place(address)
    git = find_git(place, ground.vault, login(place, address.name, ground.vault))
    if git.run("check-ref-format", place.ref).code != 0:
        raise PublishError("publish-git-branch", branch=place.branch)
    return GitBranch(place, git, ground)
