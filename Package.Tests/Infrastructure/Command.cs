using System.Diagnostics;

namespace NetGen.Package.Tests.Infrastructure;

/// <summary>Runs processes as a user's shell would: without the settings of the test run they are started from.</summary>
internal static class Command
{
    // Only for a command that hangs.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(60);

    /// <summary>Runs a program to its end.</summary>
    /// <param name="program">A path, or a name that is found on the path.</param>
    /// <param name="folder">Its current directory.</param>
    /// <param name="packages">The folder of NuGet's packages; null for that of the machine.</param>
    /// <param name="arguments">Its command line.</param>
    public static CommandResult Run(string program, string folder, string? packages, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder };
        PrepareEnvironment(start.Environment, packages);
        var result = ProcessRunner.Run(start, Limit);
        return new CommandResult(result.Command, result.ExitCode, result.Output + result.Error);
    }

    private static void PrepareEnvironment(IDictionary<string, string?> environment, string? packages)
    {
        // What a test host inherits from MSBuild would lead another MSBuild astray; widths of vectors are the machine's own here, whatever is tested elsewhere.
        foreach (string name in environment.Keys.Where(IsOfTheTestRun).ToList())
        {
            environment.Remove(name);
        }

        environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        environment["DOTNET_NOLOGO"] = "1";

        // No process that outlives the tests.
        environment["MSBUILDDISABLENODEREUSE"] = "1";
        environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        environment["UseSharedCompilation"] = "true";
        environment["SharedCompilationId"] = CompilerServer.Name;
        if (packages is not null)
        {
            environment["NUGET_PACKAGES"] = packages;
        }
    }

    private static bool IsOfTheTestRun(string name) =>
        name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("DOTNET_Enable", StringComparison.OrdinalIgnoreCase)
        || name.Equals("DOTNET_MaxVectorTBitWidth", StringComparison.OrdinalIgnoreCase);
}
