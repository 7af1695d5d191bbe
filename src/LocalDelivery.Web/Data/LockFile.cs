namespace LocalDelivery.Web.Data;

/// <summary>A lock between processes on one machine. The system gives it back when a process dies, so it can not be left behind.</summary>
public sealed class LockFile : IAsyncDisposable
{
    private readonly FileStream file;

    private LockFile(FileStream file) => this.file = file;

    public static async Task<LockFile> Take(string path)
    {
        for (var waited = TimeSpan.Zero; ; waited += Pause)
        {
            try
            {
                return new LockFile(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (waited < Longest)
            {
                await Task.Delay(Pause);
            }
        }
    }

    private static TimeSpan Pause => TimeSpan.FromMilliseconds(50);

    private static TimeSpan Longest => TimeSpan.FromMinutes(2);

    public ValueTask DisposeAsync() => file.DisposeAsync();
}
