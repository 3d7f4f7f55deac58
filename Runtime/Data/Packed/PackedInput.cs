namespace NetGen;

/// <summary>The bytes of a packed file. What was handed out last can be looked at again, since who unpacks it takes more than it needs.</summary>
internal sealed class PackedInput(Stream file) : ForwardStream
{
    // Bytes that are looked at before the last ones and after them.
    private const int Around = 64;
    private readonly byte[] block = new byte[1 << 16];
    private int floor;
    private int lastStart;
    private int next;
    private int end;
    private bool atEnd;

    /// <summary>The bytes handed out last with some before and after them: what is not used yet begins among them.</summary>
    public ReadOnlySpan<byte> Last
    {
        get
        {
            FillTo(Around);
            return block.AsSpan(LookStart, Math.Min(end, next + Around) - LookStart);
        }
    }

    private int LookStart => Math.Max(floor, lastStart - Around);

    /// <summary>From here on a new part is read: nothing before it is looked at again.</summary>
    public void Begin() => floor = lastStart = next;

    /// <summary>The next bytes without taking them; fewer at the end of the file.</summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
        FillTo(count);
        return block.AsSpan(next, Math.Min(count, end - next));
    }

    /// <summary>Takes a byte; -1 at the end of the file.</summary>
    public override int ReadByte()
    {
        FillTo(1);
        return next < end ? block[next++] : -1;
    }

    public override int Read(Span<byte> buffer)
    {
        FillTo(1);
        int length = Math.Min(Math.Min(buffer.Length, end - next), block.Length / 4);
        lastStart = next;
        block.AsSpan(next, length).CopyTo(buffer);
        next += length;
        return length;
    }

    /// <summary>Goes on at a byte of <see cref="Last"/>.</summary>
    public void ContinueAt(int index) => next = LookStart + index;

    /// <summary>Has so many bytes ready, if there are.</summary>
    private void FillTo(int count)
    {
        if (end - next >= count || atEnd)
        {
            return;
        }

        int kept = LookStart;
        block.AsSpan(kept, end - kept).CopyTo(block);
        (floor, lastStart, next, end) = (Math.Max(0, floor - kept), lastStart - kept, next - kept, end - kept);
        int free = block.Length - end, read = file.ReadAtLeast(block.AsSpan(end), free, throwOnEndOfStream: false);
        end += read;
        atEnd = read < free;
    }
}
