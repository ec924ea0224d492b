"""What projects tell the wings above."""

from django.dispatch import Signal

# A project is finished and its film is to be shown. Arguments: project, actor, and posts: the
# `Post` rows of those who made it, in the order of a crew list.
wrapped = Signal()
