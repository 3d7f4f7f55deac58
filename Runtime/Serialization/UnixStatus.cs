using System.Runtime.InteropServices;
using System.Text;

namespace NetGen.Generated;

/// <summary>What .NET does not report about a file on Linux: whether it is a regular file, and who owns it.</summary>
internal sealed class UnixStatus
{
    private const int CurrentFolder = -100;
    private const uint BasicStatus = 0x7ff;
    private const int TypeMask = 0xf000, Regular = 0x8000;
    private readonly Fields fields;

    private UnixStatus(Fields fields) => this.fields = fields;

    /// <summary>The id of its owner.</summary>
    public uint Owner => fields.Owner;

    /// <summary>Whether it is a regular file, and not a folder, pipe, device or socket.</summary>
    public bool IsRegular => (fields.Mode & TypeMask) == Regular;

    /// <summary>The status of a file, symbolic links followed; null if there is no such file, or on other systems than Linux.</summary>
    public static unsafe UnixStatus? Of(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        try
        {
            Fields fields = default;
            fixed (byte* name = NameOf(path))
            {
                return ReadStatus(CurrentFolder, name, 0, BasicStatus, &fields) == 0 ? new UnixStatus(fields) : null;
            }
        }
        catch (EntryPointNotFoundException)
        {
            // A C library from before 2018 (musl: 2024).
            return null;
        }
    }

    /// <summary>Gives a file the same owner and group, where that is allowed: only root may give files away.</summary>
    public unsafe void GiveTo(string path)
    {
        fixed (byte* name = NameOf(path))
        {
            _ = ChangeOwner(name, fields.Owner, fields.Group);
        }
    }

    /// <summary>A path as the C library takes it: UTF-8 with a zero at its end.</summary>
    private static byte[] NameOf(string path) => Encoding.UTF8.GetBytes(path + '\0');

    // Nothing in these arguments needs to be converted, so no code has to be generated for the calls.
    [DllImport("libc", EntryPoint = "statx", ExactSpelling = true)]
    private static extern unsafe int ReadStatus(int folder, byte* path, int flags, uint mask, Fields* fields);

    [DllImport("libc", EntryPoint = "chown", ExactSpelling = true)]
    private static extern unsafe int ChangeOwner(byte* path, uint owner, uint group);

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
