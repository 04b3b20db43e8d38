"""Where nbgrader finds the course: solutions/ is written by hand, assignments/ is released from it."""

c = get_config()  # noqa: F821 - nbgrader puts it there
c.CourseDirectory.course_id = "backprop"
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "assignments"
c.Execute.kernel_name = "python3"  # a teacher's own kernel name would fail every student
