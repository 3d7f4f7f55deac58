namespace NetGen.Package.Tests.Infrastructure;

/// <summary>The repository's sources in another folder, as if nothing had been built yet.</summary>
internal static class Checkout
{
    private static readonly string[] NotSource = ["bin", "obj"];

    /// <summary>Copies what the library is built from, and other parts.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="parts">Files and folders beside those of the library, from the root.</param>
    public static void Copy(string folder, params string[] parts)
    {
        Copy(RepositoryRoot.Directory, folder, recursive: false);
        foreach (string part in (string[])["Runtime", "Generator", "Generator.CodeFixes", "Tools", "docs", .. parts])
        {
            string from = Path.Combine(RepositoryRoot.Directory, part), to = Path.Combine(folder, part);
            if (File.Exists(from))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Copy(from, to);
            }
            else
            {
                Copy(from, to, recursive: true);
            }
        }
    }

    private static void Copy(string from, string to, bool recursive)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.GetFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        foreach (string folder in recursive ? Directory.GetDirectories(from) : [])
        {
            if (!NotSource.Contains(Path.GetFileName(folder)))
            {
                Copy(folder, Path.Combine(to, Path.GetFileName(folder)), recursive);
            }
        }
    }
}
