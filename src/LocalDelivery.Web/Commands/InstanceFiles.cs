using LocalDelivery.Routing.Instances;

namespace LocalDelivery.Web.Commands;

/// <summary>The files of a published problem: the problem, the best known solution beside it, and the one that is written.</summary>
public static class InstanceFiles
{
    /// <exception cref="CommandFailure">The file is not there, or can not be taken as it stands.</exception>
    public static VrplibInstance Read(string path)
    {
        if (Directory.Exists(path)) throw new CommandFailure(Terminal.Text["--instance: {0} is a folder; a file is wanted.", path]);
        if (!File.Exists(path)) throw new CommandFailure(Terminal.Text["--instance: there is no file {0}.", path]);
        return Read(path, VrplibInstance.Read);
    }

    /// <summary>The solution beside the instance, or null if there is none.</summary>
    /// <exception cref="CommandFailure">It can not be taken as it stands.</exception>
    public static VrplibSolution? FindBestKnown(string instance)
    {
        var path = BestKnown(instance);
        return File.Exists(path) ? Read(path, VrplibSolution.Read) : null;
    }

    /// <summary>Better said before the search than after it.</summary>
    /// <exception cref="CommandFailure">The solution can not be written there, or would replace the best known.</exception>
    public static void RefuseUnwritable(string path, string instance)
    {
        var full = Path.GetFullPath(path);
        if (Directory.Exists(full)) throw new CommandFailure(Terminal.Text["--solution: {0} is a folder; a file is wanted.", path]);
        if (Path.GetDirectoryName(full) is { } folder && !Directory.Exists(folder)) throw new CommandFailure(Terminal.Text["--solution: there is no folder {0}.", folder]);
        if (full == Path.GetFullPath(instance)) throw new CommandFailure(Terminal.Text["--solution: {0} is the problem itself, and stays as it is.", path]);
        if (full == Path.GetFullPath(BestKnown(instance)) && File.Exists(full))
            throw new CommandFailure(Terminal.Text["--solution: {0} is the best known solution, and stays as it is.", path]);
    }

    public static void Write(VrplibSolution solution, string path)
    {
        using var file = File.CreateText(path);
        solution.Write(file);
    }

    private static string BestKnown(string instance) => Path.ChangeExtension(instance, ".sol");

    private static T Read<T>(string path, Func<TextReader, T> read)
    {
        try
        {
            using var file = File.OpenText(path);
            return read(file);
        }
        catch (InstanceFormatException wrong)
        {
            throw new CommandFailure(Terminal.Text["{0}, line {1}, {2}: {3}", path, wrong.Line, wrong.Section, Terminal.Text[wrong.Problem.Format, wrong.Problem.GetArguments()!]]);
        }
    }
}
