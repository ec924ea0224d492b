from django import forms


class ProgressForm(forms.Form):
    # A day: longer than any film that is let in.
    seconds = forms.FloatField(min_value=0, max_value=86_400)
