"""The wing's models, gathered for Django; each lives in its room."""

from projects.needs.models import Need
from projects.space.models import Member, Post, Project

__all__ = ["Member", "Need", "Post", "Project"]
