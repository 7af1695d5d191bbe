using System.Diagnostics;

namespace LocalDelivery.Web.Tests.Commands;

public sealed class ScriptsTests
{
    /// <summary>However long the list of the skipped is: a full pipe must not hide it.</summary>
    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(1, 0, false)]
    [InlineData(0, 1, true)]
    [InlineData(1, 1, true)]
    [InlineData(0, 20_000, true)]
    [InlineData(20_000, 0, false)]
    public async Task A_run_without_its_browser_tests_is_noticed(int others, int browsers, bool isNoticed)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            await File.WriteAllLinesAsync(
                Path.Combine(folder.FullName, "LocalDelivery.Browser.Tests.txt"),
                [
                    .. Enumerable.Repeat("    A.Test.That_waits [SKIP]\n      no clock here", others),
                    .. Enumerable.Repeat("    A.Test.That_looks [SKIP]\n      needs /usr/bin/chromium: apt-get install chromium", browsers), "   Total: 7",
                ],
                TestContext.Current.CancellationToken);

            using var process = Process.Start(Path.Combine(ArchitectureTests.Root, "scripts", "_skipped"), [folder.FullName]);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);

            Assert.Equal(isNoticed ? 0 : 1, process.ExitCode);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
