using System.Text;

namespace VerifyTests;

/// <summary>The verified and received files of one test.</summary>
/// <param name="directory">Where they stand.</param>
/// <param name="prefix">What their names begin with: <c>Type.Method</c>.</param>
public sealed class SnapshotFiles(string directory, string prefix)
{
    /// <summary>The environment variable that, set to 1, accepts what was received; without effect where <c>CI</c> is <c>true</c>.</summary>
    public const string AcceptVariable = "NETGEN_ACCEPT_SNAPSHOTS";

    private static readonly UTF8Encoding Utf8WithBom = new(encoderShouldEmitUTF8Identifier: true);

    /// <summary>Whether the environment accepts what was received.</summary>
    public static bool AcceptsReceived(Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return environment(AcceptVariable) == "1" && !string.Equals(environment("CI"), "true", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Compares with the verified files: every file has to be there, equal, and none more.</summary>
    /// <param name="conversion">What was received.</param>
    /// <param name="accept">Makes the received files the verified ones instead.</param>
    /// <exception cref="VerifyException">A file is missing, differs or is stale; the received ones stand beside.</exception>
    public void Verify(ConversionResult conversion, bool accept)
    {
        ArgumentNullException.ThrowIfNull(conversion);
        var received = Received(conversion);
        foreach (string old in Find("received"))
        {
            File.Delete(old);
        }

        var stale = Find("verified").Where(file => !received.ContainsKey(Path.GetFileName(file))).ToList();
        if (accept)
        {
            stale.ForEach(File.Delete);
            foreach (var (name, text) in received)
            {
                File.WriteAllText(Path.Combine(directory, name), text, Utf8WithBom);
            }

            return;
        }

        var problems = received.Select(file => Compare(file.Key, file.Value)).OfType<string>()
            .Concat(stale.Select(file => $"Stale: {Path.GetFileName(file)} is no longer produced."))
            .ToList();
        if (problems.Count > 0)
        {
            throw new VerifyException($"Directory: {directory}\n{string.Join('\n', problems)}\nSet {AcceptVariable}=1 to accept what was received.");
        }
    }

    private SortedDictionary<string, string> Received(ConversionResult conversion)
    {
        var received = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (conversion.Info is { } info)
        {
            received.Add($"{prefix}.verified.txt", WithoutReturns(info));
        }

        foreach (var target in conversion.Targets)
        {
            if (!received.TryAdd($"{prefix}#{target.Name}.verified.{target.Extension}", WithoutReturns(target.Data)))
            {
                throw new VerifyException($"{prefix} gives two files named '{target.Name}.{target.Extension}'.");
            }
        }

        return received;
    }

    /// <summary>Null where the verified file is equal; otherwise writes the received twin and says what differs.</summary>
    private string? Compare(string name, string received)
    {
        string path = Path.Combine(directory, name);
        string twin = name.Replace(".verified.", ".received.", StringComparison.Ordinal);
        string? verified = File.Exists(path) ? WithoutReturns(File.ReadAllText(path)) : null;
        if (verified == received)
        {
            return null;
        }

        File.WriteAllText(Path.Combine(directory, twin), received, Utf8WithBom);
        return verified == null ? $"New: {twin} has no verified file.\n{FirstLines(received)}" : $"NotEqual: {twin}\n{Difference(verified, received)}";
    }

    private static string FirstLines(string text) => string.Join('\n', text.Split('\n').Take(10).Select(line => $"  + {line}"));

    private static string Difference(string verified, string received)
    {
        const int Shown = 5;
        string[] old = verified.Split('\n'), current = received.Split('\n');
        int first = 0;
        while (first < old.Length && first < current.Length && old[first] == current[first])
        {
            first++;
        }

        return $"  first difference in line {first + 1}:\n"
            + string.Concat(old.Skip(first).Take(Shown).Select(line => $"  - {line}\n"))
            + string.Join('\n', current.Skip(first).Take(Shown).Select(line => $"  + {line}"));
    }

    private static string WithoutReturns(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    private List<string> Find(string state) =>
        [.. Directory.EnumerateFiles(directory).Where(file =>
        {
            string name = Path.GetFileName(file);
            return name.StartsWith($"{prefix}.{state}.", StringComparison.Ordinal)
                || (name.StartsWith($"{prefix}#", StringComparison.Ordinal) && name.Contains($".{state}.", StringComparison.Ordinal));
        })];
}
