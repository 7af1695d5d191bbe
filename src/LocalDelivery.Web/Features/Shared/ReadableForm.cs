namespace LocalDelivery.Web.Features.Shared;

public static class ReadableForm
{
    /// <summary>Whether the form can be read at all: a multipart body may be cut off, or not be one.</summary>
    public static async Task<bool> HasReadableForm(this HttpRequest request)
    {
        try
        {
            await request.ReadFormAsync();
            return true;
        }
        catch (Exception fault) when (fault is InvalidDataException or BadHttpRequestException or IOException)
        {
            return false;
        }
    }
}
