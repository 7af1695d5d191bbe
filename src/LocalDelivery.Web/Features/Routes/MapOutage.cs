namespace LocalDelivery.Web.Features.Routes;

/// <summary>The map can not be asked: its server is away or talks nonsense, or its file can not be read.</summary>
public sealed class MapOutage(string what, Exception? why = null) : Exception(what, why);
