using System.Runtime.InteropServices;

namespace NetGen.Generated;

/// <summary>What .NET does not tell of a file of Linux: whether it is a regular one, and whose it is.</summary>
internal sealed partial class UnixStatus
{
    private const int CurrentFolder = -100;
    private const uint BasicStatus = 0x7ff;
    private const int TypeMask = 0xf000, Regular = 0x8000;
    private readonly Fields fields;

    private UnixStatus(Fields fields) => this.fields = fields;

    /// <summary>The number of its owner.</summary>
    public uint Owner => fields.Owner;

    /// <summary>Whether it is no folder, pipe, device or socket.</summary>
    public bool IsRegular => (fields.Mode & TypeMask) == Regular;

    /// <summary>The status of a file, at the end of symbolic links; null where there is none, and on systems that are not asked.</summary>
    public static unsafe UnixStatus? Of(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        try
        {
            Fields fields;
            return ReadStatus(CurrentFolder, path, 0, BasicStatus, &fields) == 0 ? new UnixStatus(fields) : null;
        }
        catch (EntryPointNotFoundException)
        {
            // A C library from before 2018 (musl: 2024).
            return null;
        }
    }

    /// <summary>Gives a file the same owner and group, where that is allowed: only root may give files away.</summary>
    public void GiveTo(string path) => _ = ChangeOwner(path, fields.Owner, fields.Group);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int ReadStatus(int folder, string path, int flags, uint mask, Fields* fields);

    [LibraryImport("libc", EntryPoint = "chown", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ChangeOwner(string path, uint owner, uint group);

    /// <summary>The start of <c>struct statx</c>, which is the same on every processor.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Fields
    {
        [FieldOffset(20)]
        public uint Owner;

        [FieldOffset(24)]
        public uint Group;

        [FieldOffset(28)]
        public ushort Mode;
    }
}
