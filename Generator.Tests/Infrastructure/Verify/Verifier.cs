using System.Runtime.CompilerServices;

namespace VerifyXunit;

/// <summary>
/// Snapshot testing with the conventions of the Verify package, which the registry here lacks: <c>return Verify(driver);</c> compares with
/// <c>Type.Method.verified.txt</c> and <c>Type.Method#Hint.g.verified.cs</c> beside the test.
/// </summary>
/// <remarks>
/// Namespaces and names are Verify's, so that changing to Verify.Xunit and Verify.SourceGenerators is: delete this folder, add the two references.
/// A mismatch writes the <c>.received.</c> twin; <see cref="SnapshotFiles.AcceptVariable"/>=1 in the environment turns what was received into the
/// verified files (never on a build server).
/// </remarks>
public static class Verifier
{
    /// <summary>Compares the target with its verified files; the test is the calling method, its type the name of the calling file.</summary>
    /// <param name="target">A text, or anything with a converter (see <see cref="VerifierSettings"/>).</param>
    /// <param name="sourceFile">Filled in by the compiler.</param>
    /// <param name="method">Filled in by the compiler.</param>
    public static SettingsTask Verify(object target, [CallerFilePath] string sourceFile = "", [CallerMemberName] string method = "")
    {
        ArgumentNullException.ThrowIfNull(target);
        return new SettingsTask(settings => Run(target, RepositoryRoot.SourceFile(sourceFile), method, settings));
    }

    private static Task Run(object target, string sourceFile, string method, VerifySettings settings)
    {
        var conversion = target is string text ? new ConversionResult(text, []) : VerifierSettings.Convert(target);
        string type = Path.GetFileNameWithoutExtension(sourceFile);
        var files = new SnapshotFiles(Path.GetDirectoryName(sourceFile)!, $"{type}.{method}{settings.ParameterText(type, method)}");
        files.Verify(conversion, SnapshotFiles.AcceptsReceived(Environment.GetEnvironmentVariable));
        return Task.CompletedTask;
    }
}
