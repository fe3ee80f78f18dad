"""What citizens attach: received, looked at, cleaned, kept.

Nothing is imported here: the child that looks at hostile files takes only the modules it needs.
"""
