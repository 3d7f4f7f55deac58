using System.Globalization;

namespace NetGen.Package.Tests.Infrastructure;

/// <summary>The compiler that all builds of these tests share, so that it starts once; it ends with the tests.</summary>
internal static class CompilerServer
{
    /// <summary>Under this name builds find it; the first of them starts it.</summary>
    public static string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"netgen-tests-{Environment.ProcessId}");

    /// <summary>Ends it, where a build has started it.</summary>
    public static void End()
    {
        string compilers = DotNet("msbuild", "Runtime/NetGen.csproj", "-getProperty:RoslynTargetsPath").Output.Trim();
        DotNet(Path.Combine(compilers, "bincore", "VBCSCompiler.dll"), "-shutdown", "-pipename:" + Name);

        static CommandResult DotNet(params string[] arguments) =>
            Command.Run(ProcessRunner.DotNet, RepositoryRoot.Directory, packages: null, arguments).Clean();
    }
}
