def samples(request):
    return {}
