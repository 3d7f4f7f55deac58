using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;
using NetGen.Generated;
using NetGen.Runtime.Tests.Infrastructure;

namespace NetGen.Runtime.Tests.OutsideWorld;

/// <summary>
/// What stands where a file is to be written: each writer follows links, keeps access, refuses what is no regular file, and takes names of every length.
/// </summary>
public sealed partial class OutputFileTests : IDisposable
{
    private const int LongestName = 255;
    private readonly string folder = Directory.CreateTempSubdirectory("netgen-output-").FullName;

    public static TheoryData<string> Writers => FileWriter.Names;

    private string Target => Path.Combine(folder, "target.file");

    private string Link => Path.Combine(folder, "link.file");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [UnixTheory]
    [MemberData(nameof(Writers))]
    public void A_symbolic_link_stays_one_and_its_target_is_written(string writer)
    {
        string between = Path.Combine(folder, "between");
        Directory.CreateDirectory(Path.Combine(folder, "elsewhere"));
        string target = Path.Combine(folder, "elsewhere", "target.file");
        File.WriteAllText(target, "old");
        File.CreateSymbolicLink(between, Path.Combine("elsewhere", "target.file"));
        File.CreateSymbolicLink(Link, between);

        FileWriter.All[writer](Link);

        Assert.Equal(between, new FileInfo(Link).LinkTarget);
        Assert.Equal(Path.Combine("elsewhere", "target.file"), new FileInfo(between).LinkTarget);
        Assert.Null(new FileInfo(target).LinkTarget);
        Assert.NotEqual("old", File.ReadAllText(target));
        Assert.Equal([target], Directory.GetFiles(Path.Combine(folder, "elsewhere")));
    }

    [UnixFact]
    public void A_link_to_nothing_makes_its_target_and_one_in_a_circle_is_refused()
    {
        File.CreateSymbolicLink(Link, Target);
        FileWriter.All["Save"](Link);
        Assert.True(File.Exists(Target));
        Assert.NotNull(new FileInfo(Link).LinkTarget);

        File.Delete(Target);
        File.CreateSymbolicLink(Target, Link);
        Assert.ThrowsAny<IOException>(() => FileWriter.All["Save"](Link));
        Assert.Equal([Link, Target], Directory.GetFileSystemEntries(folder).Order(StringComparer.Ordinal));
    }

    [UnixTheory]
    [MemberData(nameof(Writers))]
    [UnsupportedOSPlatform("windows")]
    public void The_mode_of_an_old_file_is_kept(string writer)
    {
        const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        File.WriteAllText(Target, "old");
        File.SetUnixFileMode(Target, Private);
        FileWriter.All[writer](Target);
        Assert.Equal(Private, File.GetUnixFileMode(Target));

        const UnixFileMode Open = Private | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        File.SetUnixFileMode(Target, Open);
        FileWriter.All[writer](Target);
        Assert.Equal(Open, File.GetUnixFileMode(Target));
    }

    /// <summary>Only root may give files away, so only root sees that it is done.</summary>
    [UnixFact]
    public void The_owner_of_an_old_file_is_kept_where_that_is_allowed()
    {
        const uint Nobody = 65534;
        File.WriteAllText(Target, "old");
        bool isAllowed = ChangeOwner(Target, Nobody, Nobody) == 0;

        FileWriter.All["Save"](Target);

        if (OperatingSystem.IsLinux())
        {
            Assert.Equal(isAllowed, UnixStatus.Of(Target)!.Owner == Nobody);
        }
    }

    [Theory]
    [MemberData(nameof(Writers))]
    public void What_is_no_regular_file_is_refused_and_stays(string writer)
    {
        Directory.CreateDirectory(Target);
        var error = Assert.Throws<IOException>(() => FileWriter.All[writer](Target));
        Assert.Equal($"Cannot write '{Target}': expected a regular file or no file, but it is a folder.", error.Message);
        if (OperatingSystem.IsLinux())
        {
            string pipe = Path.Combine(folder, "pipe.file");
            Assert.Equal(0, MakePipe(pipe, 0x180));
            error = Assert.Throws<IOException>(() => FileWriter.All[writer](pipe));
            Assert.Equal($"Cannot write '{pipe}': expected a regular file or no file, but it is a pipe, a device or a socket.", error.Message);
            Assert.False(UnixStatus.Of(pipe)!.IsRegular);
            File.CreateSymbolicLink(Link, pipe);
            Assert.Throws<IOException>(() => FileWriter.All[writer](Link));
            Assert.NotNull(new FileInfo(Link).LinkTarget);
        }

        Assert.Empty(Directory.GetFiles(Target));
        Assert.DoesNotContain(Directory.GetFiles(folder), file => file.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData('a')]
    [InlineData('ä')]
    [InlineData('語')]
    public void Names_of_every_length_can_be_written(char letter)
    {
        const string Extension = ".safetensors";
        int bytes = Encoding.UTF8.GetByteCount([letter]);
        for (int length = LongestName - 60; length <= LongestName; length++)
        {
            string name = new string(letter, (length - Extension.Length) / bytes) + Extension;
            FileWriter.All["Save"](Path.Combine(folder, name));
            Assert.Equal([name], Directory.GetFiles(folder).Select(Path.GetFileName));
            File.Delete(Path.Combine(folder, name));
        }

        // Beyond that the file system says no, and nothing is left.
        Assert.ThrowsAny<IOException>(() => FileWriter.All["Save"](Path.Combine(folder, new string('a', LongestName + 1))));
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public void A_temporary_file_is_known_by_the_name_of_its_target()
    {
        string id = Guid.NewGuid().ToString("N");
        string longName = new('a', LongestName);
        Assert.Equal("run-1.checkpoint", AtomicFile.TargetOf($"run-1.checkpoint.{id}.tmp"));
        Assert.True(AtomicFile.IsTemporary($"run-1.checkpoint.{id}.tmp", "run-1.checkpoint"));
        Assert.False(AtomicFile.IsTemporary($"run-2.checkpoint.{id}.tmp", "run-1.checkpoint"));
        Assert.False(AtomicFile.IsTemporary("run-1.checkpoint", "run-1.checkpoint"));
        Assert.Null(AtomicFile.TargetOf("run-1.checkpoint.tmp"));
        string? temporary = null;
        AtomicFile.Write(Path.Combine(folder, longName), _ => temporary = Path.GetFileName(Assert.Single(Directory.GetFiles(folder))));
        Assert.True(AtomicFile.IsTemporary(temporary!, longName));
        Assert.False(AtomicFile.IsTemporary(temporary!, new string('b', LongestName)));
    }

    [LibraryImport("libc", EntryPoint = "mkfifo", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MakePipe(string path, uint mode);

    [LibraryImport("libc", EntryPoint = "chown", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ChangeOwner(string path, uint owner, uint group);
}
