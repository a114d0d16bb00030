<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="vi_VN">
<context>
    <name>AcceptDialog</name>
    <message>
        <source>Tiếp nhận hồ sơ</source>
        <translation>Receive the dossier</translation>
    </message>
    <message>
        <source>Tiếp nhận và in</source>
        <translation>Receive and print</translation>
    </message>
    <message>
        <source>Hẹn trả</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Không quy định</source>
        <translation>Not stated</translation>
    </message>
    <message>
        <source>Phí, lệ phí</source>
        <translation>Fees</translation>
    </message>
    <message>
        <source>Không thu</source>
        <translation>No fee</translation>
    </message>
    <message>
        <source>Hẹn trả ngày (thủ tục không quy định thời hạn)</source>
        <translation>Due on (the procedure states no limit)</translation>
    </message>
    <message>
        <source>Nhận lại tiền đã giao</source>
        <translation>Take back what was handed over</translation>
    </message>
    <message>
        <source>Nhận bàn giao của {0}</source>
        <translation>Accept from {0}</translation>
    </message>
    <message>
        <source>Sổ ghi bàn giao {0}. Đếm rồi ghi số tiền có thật.</source>
        <translation>The book says {0} was handed over. Count it and write what is really there.</translation>
    </message>
    <message>
        <source>Đã nhận</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>Lý do nhận khác số bàn giao</source>
        <translation>Reason for accepting another sum</translation>
    </message>
</context>
<context>
    <name>AccountDialog</name>
    <message>
        <source>Từ {0}
sang {1}.
Mọi mã VietQR sẽ dẫn tiền vào tài khoản mới; việc đổi hiện ở trang Chốt sổ.</source>
        <translation>From {0}
to {1}.
Every VietQR code will pay into the new account; the change stands on the page Closing.</translation>
    </message>
    <message>
        <source>Đổi tài khoản nhận tiền</source>
        <translation>Change the account for transfers</translation>
    </message>
    <message>
        <source>Đổi tài khoản</source>
        <translation>Change the account</translation>
    </message>
    <message>
        <source>Cán bộ khác chứng kiến</source>
        <translation>Another clerk as witness</translation>
    </message>
</context>
<context>
    <name>AddDeskDialog</name>
    <message>
        <source>Thêm quầy</source>
        <translation>Add a desk</translation>
    </message>
    <message>
        <source>Máy chủ cấp một mã dùng một lần. Mở chương trình ở máy mới rồi nhập mã đó; máy mới được dải số riêng, cán bộ và danh mục của đơn vị. Mật khẩu để máy chủ biết chính người phụ trách yêu cầu.</source>
        <translation>The server gives a code that works once. Open the program on the new machine and enter it; the machine gets numbers of its own, and the unit&apos;s clerks and catalogue. By your password the server knows that it is a supervisor who asks.</translation>
    </message>
    <message>
        <source>Lấy mã ghi danh</source>
        <translation>Get the code</translation>
    </message>
</context>
<context>
    <name>AddressHelp</name>
    <message>
        <source> hoặc </source>
        <translation> or </translation>
    </message>
    <message>
        <source>{0} hoặc {1} nơi khác</source>
        <translation>{0} or {1} more</translation>
    </message>
    <message>
        <source>Nay thuộc {0}: hỏi công dân rồi chọn ở đây</source>
        <translation>Now belongs to {0}: ask the citizen, then choose here</translation>
    </message>
    <message>
        <source>Thôn, tổ này nay là {0}: hỏi công dân rồi chọn ở đây</source>
        <translation>This village or group is now {0}: ask the citizen, then choose here</translation>
    </message>
    <message>
        <source>trước đây: {0}</source>
        <translation>formerly: {0}</translation>
    </message>
    <message>
        <source>nay thuộc {0} đơn vị: chọn</source>
        <translation>now belongs to {0} units: choose</translation>
    </message>
    <message>
        <source>tên hiện nay</source>
        <translation>present name</translation>
    </message>
    <message>
        <source>thuộc {0} cũ</source>
        <translation>of the former {0}</translation>
    </message>
    <message>
        <source>phần lớn {0} cũ</source>
        <translation>most of the former {0}</translation>
    </message>
    <message>
        <source>một phần {0} cũ</source>
        <translation>a part of the former {0}</translation>
    </message>
    <message>
        <source>{0} cũ nay thuộc một trong các nơi sau: chọn</source>
        <translation>The former {0} now belongs to one of these: choose</translation>
    </message>
</context>
<context>
    <name>AdoptDialog</name>
    <message>
        <source>Lưu lịch làm việc mới?</source>
        <translation>Save the new working calendar?</translation>
    </message>
    <message>
        <source>Lưu lịch mới</source>
        <translation>Save the calendar</translation>
    </message>
    <message>
        <source>Hồ sơ đang giải quyết có hẹn khác đi</source>
        <translation>Open dossiers that would be promised otherwise</translation>
    </message>
    <message>
        <source>{0} hồ sơ hẹn vào ngày mà lịch mới cho nghỉ: báo cho người nộp, hoặc gia hạn bằng văn bản xin lỗi.</source>
        <translation>Dossiers promised for a day that is off by the new calendar: {0}. Tell each applicant, or extend with an apology.</translation>
    </message>
    <message>
        <source>Mã hồ sơ</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Chủ hồ sơ</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>Giữ nguyên hẹn</source>
        <translation>Promise kept</translation>
    </message>
    <message>
        <source>Tính theo lịch mới</source>
        <translation>By the new calendar</translation>
    </message>
    <message>
        <source>Không hồ sơ nào đang giải quyết có hẹn khác đi. Lịch mới dùng cho hồ sơ nhận từ bây giờ, ở mọi quầy.</source>
        <translation>No open dossier would be promised another moment. The new calendar holds for dossiers received from now on, at every desk.</translation>
    </message>
    <message>
        <source>{0} hồ sơ đang giải quyết sẽ có hẹn khác nếu tính theo lịch mới. Các hồ sơ này GIỮ NGUYÊN HẸN đã in trên giấy; lịch mới chỉ dùng cho hồ sơ nhận từ bây giờ, ở mọi quầy.</source>
        <translation>Open dossiers that the new calendar would promise otherwise: {0}. Each KEEPS THE PROMISE printed on its receipt; the new calendar holds only for dossiers received from now on, at every desk.</translation>
    </message>
</context>
<context>
    <name>AfterHandBack</name>
    <message>
        <source>Người dân đánh giá:</source>
        <translation>The citizen&apos;s rating:</translation>
    </message>
    <message>
        <source>Không đánh giá</source>
        <translation>No rating</translation>
    </message>
</context>
<context>
    <name>AmountDialog</name>
    <message>
        <source>Số tiền, đồng</source>
        <translation>Amount, đồng</translation>
    </message>
    <message>
        <source>Ghi số tiền.</source>
        <translation>Write the amount.</translation>
    </message>
</context>
<context>
    <name>AnswerDialog</name>
    <message>
        <source>Trả lời bộ phận giải quyết</source>
        <translation>Answer the back office</translation>
    </message>
    <message>
        <source>Gửi câu trả lời</source>
        <translation>Send the answer</translation>
    </message>
    <message>
        <source>Câu trả lời</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Chưa ghi câu trả lời.</source>
        <translation>The answer says nothing yet.</translation>
    </message>
</context>
<context>
    <name>AnswerExceptionDialog</name>
    <message>
        <source>Đã xem lại</source>
        <translation>Looked at</translation>
    </message>
    <message>
        <source>{0}. Câu trả lời được ghi vào nhật ký, gửi đến mọi quầy; việc này rời khỏi danh sách ở tất cả.</source>
        <translation>{0}. The answer is written into the journal and sent to every desk; this leaves the list everywhere.</translation>
    </message>
    <message>
        <source>Ghi trả lời</source>
        <translation>Record the answer</translation>
    </message>
    <message>
        <source>Ghi chú (nếu có)</source>
        <translation>Note (if any)</translation>
    </message>
    <message>
        <source>Đã làm gì</source>
        <translation>What was done</translation>
    </message>
</context>
<context>
    <name>AnswerFeedbackDialog</name>
    <message>
        <source>Trả lời phản ánh, kiến nghị</source>
        <translation>Answer the feedback</translation>
    </message>
    <message>
        <source>Ghi nội dung đã trả lời người dân. Ghi rồi không sửa được.</source>
        <translation>Write down what the citizen was answered. It cannot be changed afterwards.</translation>
    </message>
    <message>
        <source>Ghi trả lời</source>
        <translation>Write the answer down</translation>
    </message>
    <message>
        <source>Nội dung trả lời</source>
        <translation>The answer</translation>
    </message>
    <message>
        <source>Cách trả lời</source>
        <translation>How</translation>
    </message>
</context>
<context>
    <name>ApplicantStep</name>
    <message>
        <source>Người nộp</source>
        <translation>Submitter</translation>
    </message>
    <message>
        <source>Quét thẻ căn cước, hoặc gõ họ tên</source>
        <translation>Scan the identity card, or type the name</translation>
    </message>
    <message>
        <source>Nam</source>
        <translation>Male</translation>
    </message>
    <message>
        <source>Nữ</source>
        <translation>Female</translation>
    </message>
    <message>
        <source>Nộp thay người khác, tổ chức</source>
        <translation>On behalf of another, an organisation</translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Số căn cước</source>
        <translation>Identity number</translation>
    </message>
    <message>
        <source>Ngày sinh</source>
        <translation>Date of birth</translation>
    </message>
    <message>
        <source>Giới tính</source>
        <translation>Sex</translation>
    </message>
    <message>
        <source>Nơi cư trú</source>
        <translation>Residence</translation>
    </message>
    <message>
        <source>Điện thoại</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>trên thẻ: {0}</source>
        <translation>on the card: {0}</translation>
    </message>
    <message>
        <source>Đã quét thẻ căn cước</source>
        <translation>Identity card scanned</translation>
    </message>
    <message>
        <source>Đã đến {0} lần, gần nhất {1}</source>
        <translation>Visits so far: {0}, last {1}</translation>
    </message>
    <message>
        <source>Số này từng ghi tên {0}</source>
        <translation>This number was once recorded for {0}</translation>
    </message>
</context>
<context>
    <name>AsideShelf</name>
    <message>
        <source>Hồ sơ chưa lưu, cất sang bên ({0})</source>
        <translation>Unsaved dossiers, put aside ({0})</translation>
    </message>
    <message>
        <source>{0} hồ sơ chưa lưu được giữ lại trên máy này: lần sau đăng nhập thì mở ở Cất bên ({1}).</source>
        <translation>Unsaved dossiers kept on this computer: {0}. When you next sign in, open Put aside ({1}).</translation>
    </message>
    <message>
        <source>Cất bên: {0} ({1})</source>
        <translation>Put aside: {0} ({1})</translation>
    </message>
</context>
<context>
    <name>AskDialog</name>
    <message>
        <source>Đồng ý</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Ghi rõ lý do, lý do được giữ trong nhật ký.</source>
        <translation>State the reason; it is kept in the journal.</translation>
    </message>
</context>
<context>
    <name>AwayLine</name>
    <message>
        <source>Lý do bỏ qua {0}</source>
        <translation>Why {0} is left out</translation>
    </message>
</context>
<context>
    <name>AwayReasons</name>
    <message>
        <source>máy hỏng, mất mạng, chưa mở lại…</source>
        <translation>machine broken, network down, not opened again…</translation>
    </message>
    <message>
        <source>Một lý do cho tất cả</source>
        <translation>One reason for all</translation>
    </message>
    <message>
        <source>Lý do bỏ qua từng quầy</source>
        <translation>Why each desk is left out</translation>
    </message>
</context>
<context>
    <name>Basket</name>
    <message>
        <source>Cùng một người nộp</source>
        <translation>Brought by the same person</translation>
    </message>
    <message>
        <source>không thu</source>
        <translation>no fee</translation>
    </message>
    <message>
        <source>Cả {0} hồ sơ: {1}</source>
        <translation>All dossiers ({0}): {1}</translation>
    </message>
</context>
<context>
    <name>BasketRow</name>
    <message>
        <source>Không thu</source>
        <translation>No fee</translation>
    </message>
    <message>
        <source>Bỏ hồ sơ {0}: {1}</source>
        <translation>Take out dossier {0}: {1}</translation>
    </message>
</context>
<context>
    <name>CalendarPage</name>
    <message>
        <source>Lịch làm việc của đơn vị</source>
        <translation>The unit&apos;s working calendar</translation>
    </message>
    <message>
        <source>Năm trước</source>
        <translation>Previous year</translation>
    </message>
    <message>
        <source>Năm sau</source>
        <translation>Next year</translation>
    </message>
    <message>
        <source>Xem trước và lưu</source>
        <translation>Preview and save</translation>
    </message>
    <message>
        <source>Bỏ thay đổi</source>
        <translation>Discard changes</translation>
    </message>
    <message>
        <source>Nghỉ lễ</source>
        <translation>Holiday</translation>
    </message>
    <message>
        <source>Nghỉ lễ, tạm tính</source>
        <translation>Holiday, provisional</translation>
    </message>
    <message>
        <source>Làm bù</source>
        <translation>Worked in exchange</translation>
    </message>
    <message>
        <source>Có lĩnh vực vẫn nhận hồ sơ</source>
        <translation>Some fields are received</translation>
    </message>
    <message>
        <source>Đã lưu lịch. Các quầy khác dùng lịch mới khi đồng bộ. Hẹn đã in giữ nguyên.</source>
        <translation>The calendar is saved. Other desks go by it when they sync. Printed promises stand.</translation>
    </message>
    <message>
        <source>Lịch vừa được sửa ở quầy khác. Bỏ thay đổi ở đây để xem lịch mới rồi sửa lại.</source>
        <translation>The calendar was just changed at another desk. Discard the changes here to see it, then change it again.</translation>
    </message>
    <message>
        <source>Đơn vị làm việc {0}.</source>
        <translation>The unit works {0}.</translation>
    </message>
    <message>
        <source>{0}: {1}.</source>
        <translation>{0}: {1}.</translation>
    </message>
    <message>
        <source>Chưa có ngày nghỉ lễ nào của năm {0}: hẹn vào năm ấy chưa trừ ngày lễ và ghi là tạm tính.</source>
        <translation>No holiday of {0} is known yet: promises in that year do not leave any out, and say that they are provisional.</translation>
    </message>
    <message>
        <source>Đã có thông báo chính thức</source>
        <translation>It is announced officially</translation>
    </message>
    <message>
        <source>Ngày nghỉ năm {0} là tạm tính, giấy hẹn cũng ghi như vậy.</source>
        <translation>The days off of {0} are provisional, and receipts say so.</translation>
    </message>
    <message>
        <source>Chỉ người phụ trách sửa được lịch; ở đây chỉ xem.</source>
        <translation>Only the supervisor changes the calendar; here it is shown.</translation>
    </message>
</context>
<context>
    <name>CarryCard</name>
    <message>
        <source>Chuyển bằng USB</source>
        <translation>Carry by USB stick</translation>
    </message>
    <message>
        <source>Khi không có mạng: xuất ra USB, mang đến máy chủ hoặc quầy khác để nhận, rồi mang giấy báo về. Gói được mã hóa, chỉ đơn vị mở được; nhận hai lần cũng không sao.</source>
        <translation>Without a network: take out to a USB stick, take it to the server or another desk and in there, then bring the receipt back. The bundle is encrypted, only the unit can open it; taking it in twice does no harm.</translation>
    </message>
    <message>
        <source>Xuất ra USB…</source>
        <translation>Take out to USB…</translation>
    </message>
    <message>
        <source>Nhận từ USB…</source>
        <translation>Take in from USB…</translation>
    </message>
    <message>
        <source>Xuất ra thư mục nào trên USB?</source>
        <translation>Take out to which folder of the stick?</translation>
    </message>
    <message>
        <source>Nhận từ thư mục nào trên USB?</source>
        <translation>Take in from which folder of the stick?</translation>
    </message>
    <message>
        <source>Đang xuất… chưa rút USB.</source>
        <translation>Taking out… do not pull the stick yet.</translation>
    </message>
    <message>
        <source>Đang nhận… chưa rút USB.</source>
        <translation>Taking in… do not pull the stick yet.</translation>
    </message>
    <message>
        <source>Đã xuất {0} mục vào {1} tệp ({2}). Có thể rút USB.</source>
        <translation>Entries taken out: {0}, files: {1} ({2}). The stick may be pulled.</translation>
    </message>
    <message>
        <source>Đã nhận {0} mục mới. Giấy báo đã ghi lên USB, mang về nơi gửi.</source>
        <translation>New entries taken in: {0}. The receipt is on the stick; bring it back to the sender.</translation>
    </message>
    <message>
        <source>Đã ghi nhận giấy báo.</source>
        <translation>The receipt has been taken down.</translation>
    </message>
    <message>
        <source>Không có gì mới để nhận.</source>
        <translation>Nothing new to take in.</translation>
    </message>
</context>
<context>
    <name>CauseRows</name>
    <message>
        <source>Có thể vì: {0}.</source>
        <translation>Perhaps because: {0}.</translation>
    </message>
    <message>
        <source>Khả năng khác: {0}.</source>
        <translation>Other possibilities: {0}.</translation>
    </message>
    <message>
        <source>Xem hồ sơ</source>
        <translation>Show the dossier</translation>
    </message>
</context>
<context>
    <name>CloseDialog</name>
    <message>
        <source>Khóa ngăn kéo</source>
        <translation>Close the drawer</translation>
    </message>
    <message>
        <source>Đếm được {0} · {1}. Khóa rồi không sửa được; khoản thu sau đó thuộc ngăn kéo mới.</source>
        <translation>Counted {0} · {1}. Once closed it cannot be changed; later payments belong to a new drawer.</translation>
    </message>
    <message>
        <source>Lý do lệch</source>
        <translation>Reason for the difference</translation>
    </message>
    <message>
        <source>Giữ lại làm tiền lẻ ca sau, đồng</source>
        <translation>Keep as the next shift&apos;s float, đồng</translation>
    </message>
    <message>
        <source>Người chứng kiến</source>
        <translation>Witness</translation>
    </message>
    <message>
        <source>Nộp {0}</source>
        <translation>Deliver {0}</translation>
    </message>
</context>
<context>
    <name>ClosingPage</name>
    <message>
        <source>Chốt sổ</source>
        <translation>Close the day</translation>
    </message>
    <message>
        <source>Ngày làm việc</source>
        <translation>Business day</translation>
    </message>
    <message>
        <source>Tiếp nhận</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Đã trả</source>
        <translation>Handed back</translation>
    </message>
    <message>
        <source>Chờ bổ sung giấy tờ · từ chối</source>
        <translation>Asked for papers · refused</translation>
    </message>
    <message>
        <source>Quá hạn</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Phí, lệ phí</source>
        <translation>Fees</translation>
    </message>
    <message>
        <source>Biểu đồ khác</source>
        <translation>Other charts</translation>
    </message>
    <message>
        <source>Nhận theo giờ</source>
        <translation>Received by hour</translation>
    </message>
    <message>
        <source>Chốt sổ ngày {0}</source>
        <translation>Closing of {0}</translation>
    </message>
    <message>
        <source>Chot-so-{0}.xlsx</source>
        <translation>Chot-so-{0}.xlsx</translation>
    </message>
    <message>
        <source>Đã nhận được mục của {0}. Xem lại số liệu rồi chốt.</source>
        <translation>Entries of {0} have come. Look at the figures again, then close.</translation>
    </message>
    <message>
        <source>Xem ngày {0}</source>
        <translation>Show {0}</translation>
    </message>
    <message>
        <source>Lưu Excel</source>
        <translation>Save as Excel</translation>
    </message>
    <message>
        <source>Bảng tính Excel (*.xlsx)</source>
        <translation>Excel workbook (*.xlsx)</translation>
    </message>
</context>
<context>
    <name>CodeCard</name>
    <message>
        <source>Mã ghi danh quầy mới</source>
        <translation>Enrolment code for a new desk</translation>
    </message>
    <message>
        <source>Ở máy mới: mở chương trình, nhập địa chỉ máy chủ, mã này và tên quầy. Mã chỉ dùng được một lần.</source>
        <translation>On the new machine: open the program, enter the server address, this code and the desk&apos;s name. The code works once.</translation>
    </message>
    <message>
        <source>Cất mã</source>
        <translation>Put the code away</translation>
    </message>
    <message>
        <source>Dùng được đến {0}</source>
        <translation>Valid until {0}</translation>
    </message>
    <message>
        <source>Địa chỉ máy chủ: {0}</source>
        <translation>Server address: {0}</translation>
    </message>
</context>
<context>
    <name>CorrectDialog</name>
    <message>
        <source>Sửa thông tin hồ sơ</source>
        <translation>Correct the dossier</translation>
    </message>
    <message>
        <source>Giá trị cũ vẫn đọc được trong lịch sử hồ sơ.</source>
        <translation>The old value stays readable in the dossier&apos;s history.</translation>
    </message>
    <message>
        <source>Ghi sửa đổi</source>
        <translation>Record the correction</translation>
    </message>
    <message>
        <source>Lý do sửa</source>
        <translation>Reason for the correction</translation>
    </message>
    <message>
        <source>Nam</source>
        <translation>Male</translation>
    </message>
    <message>
        <source>Nữ</source>
        <translation>Female</translation>
    </message>
    <message>
        <source>Chưa có gì thay đổi. Sửa ô bị sai rồi ghi.</source>
        <translation>Nothing has changed yet. Correct the field that is wrong, then record it.</translation>
    </message>
    <message>
        <source>cũ: {0}</source>
        <translation>was: {0}</translation>
    </message>
</context>
<context>
    <name>CorrectMeansDialog</name>
    <message>
        <source>Sửa hình thức thu</source>
        <translation>Correct the means of payment</translation>
    </message>
    <message>
        <source>Số tiền và số biên lai không đổi; tiền được chuyển sang đúng hình thức thu trong sổ.</source>
        <translation>Amount and receipt number stay; the money moves to the right means in the book.</translation>
    </message>
    <message>
        <source>Lý do sửa</source>
        <translation>Reason for the correction</translation>
    </message>
    <message>
        <source>Tiền mặt</source>
        <translation>Cash</translation>
    </message>
    <message>
        <source>Chuyển khoản</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>Trực tuyến</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Hình thức đúng</source>
        <translation>Right means</translation>
    </message>
</context>
<context>
    <name>CountGrid</name>
    <message>
        <source>Số tờ {0}</source>
        <translation>Number of {0} notes</translation>
    </message>
</context>
<context>
    <name>Counter</name>
    <message>
        <source>Dữ liệu của máy này cũ hơn lần dùng trước: thiếu {0} mục ghi. Nối mạng để nhận lại các mục đã gửi; mục chưa gửi thì báo phụ trách và ghi lại theo giấy đã cấp. Số đã cấp không bị cấp lại.</source>
        <translation>This machine&apos;s data is older than when it was last used. Entries missing: {0}. Connect the machine to get back what had been sent; what had not, tell the supervisor and record it again from the papers given out. No number is given twice.</translation>
    </message>
    <message>
        <source>Tệp dữ liệu bị hỏng hoặc mất đã được dựng lại từ cuộn sao lưu ({0} mục); tệp hỏng được giữ nguyên.</source>
        <translation>The data file was damaged or lost and has been rebuilt from the roll (entries: {0}); the damaged file is kept as it was.</translation>
    </message>
    <message>
        <source>Máy đã tắt đột ngột khi đang lưu. Các mục ghi dở đã được hoàn tất từ cuộn, không mất gì. Hồ sơ được khôi phục: {0}. Giấy của các hồ sơ này có thể chưa in; in lại nếu cần.</source>
        <translation>The machine stopped suddenly while saving. The unfinished entries were completed from the roll; nothing is lost. Dossiers recovered: {0}. Their papers may not have been printed; reprint them if needed.</translation>
    </message>
    <message>
        <source>Cuộn sao lưu thiếu {0} mục, đã chép bù từ dữ liệu.</source>
        <translation>Entries that the roll lacked, copied to it from the data: {0}.</translation>
    </message>
</context>
<context>
    <name>CounterAnswers</name>
    <message>
        <source>Đã ghi, chờ {0} bổ sung. Hồ sơ được tiếp nhận khi đủ giấy tờ.</source>
        <translation>Recorded; {0} is to bring the missing papers. It is received when they are complete.</translation>
    </message>
    <message>
        <source>Đã ghi từ chối tiếp nhận · {0}</source>
        <translation>Refusal recorded · {0}</translation>
    </message>
</context>
<context>
    <name>CsvDialog</name>
    <message>
        <source>Cột của tệp CSV cho kế toán</source>
        <translation>Columns of the accountant&apos;s CSV file</translation>
    </message>
    <message>
        <source>Đánh số thứ tự các cột cần có, để trống là không có cột đó. Tiền ghi số đồng, không dấu chấm.</source>
        <translation>Number the columns that are wanted; without a number a column is left out. Money is written in whole đồng, without marks.</translation>
    </message>
    <message>
        <source>Ghi bố cục</source>
        <translation>Keep the layout</translation>
    </message>
    <message>
        <source>Thứ tự của cột {0}</source>
        <translation>Place of the column {0}</translation>
    </message>
    <message>
        <source>Tên của cột {0}</source>
        <translation>Heading of the column {0}</translation>
    </message>
    <message>
        <source>Dấu chấm phẩy ( ; )</source>
        <translation>Semicolon ( ; )</translation>
    </message>
    <message>
        <source>Dấu phẩy ( , )</source>
        <translation>Comma ( , )</translation>
    </message>
    <message>
        <source>Dấu tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Dòng đầu là tên cột</source>
        <translation>The first line has the headings</translation>
    </message>
    <message>
        <source>Ngăn cách</source>
        <translation>Separator</translation>
    </message>
</context>
<context>
    <name>DayCard</name>
    <message>
        <source>Ngày đang chọn</source>
        <translation>The chosen day</translation>
    </message>
    <message>
        <source>Như thường lệ</source>
        <translation>As usual</translation>
    </message>
    <message>
        <source>Nghỉ</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>Làm bù</source>
        <translation>Worked in exchange</translation>
    </message>
    <message>
        <source>Ngày này là</source>
        <translation>This day is</translation>
    </message>
    <message>
        <source>Tên ngày nghỉ hoặc lý do làm bù</source>
        <translation>Name of the day off, or why it is worked</translation>
    </message>
    <message>
        <source>Theo thông báo</source>
        <translation>As announced</translation>
    </message>
    <message>
        <source>Ghi tên để giấy hẹn nói được vì sao, ví dụ: Quốc khánh.</source>
        <translation>Give a name, so that the receipt can say why, for example: Quốc khánh.</translation>
    </message>
</context>
<context>
    <name>DayPage</name>
    <message>
        <source>Trong ngày</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Phản ánh, kiến nghị…</source>
        <translation>Feedback…</translation>
    </message>
    <message>
        <source>Tiếp nhận</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Đã trả</source>
        <translation>Handed back</translation>
    </message>
    <message>
        <source>Có kết quả, chờ trả</source>
        <translation>Ready to hand back</translation>
    </message>
    <message>
        <source>Quá hạn</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Phí, lệ phí đã thu</source>
        <translation>Fees collected</translation>
    </message>
    <message>
        <source>Việc trong ngày</source>
        <translation>The day&apos;s events</translation>
    </message>
    <message>
        <source>Hẹn trả hôm nay</source>
        <translation>Due today</translation>
    </message>
    <message>
        <source>từ chối {0} · yêu cầu bổ sung {1}</source>
        <translation>refused {0} · supplements {1}</translation>
    </message>
    <message>
        <source>người dân rút {0}</source>
        <translation>withdrawn {0}</translation>
    </message>
    <message>
        <source>chờ bổ sung {0}</source>
        <translation>awaiting supplement {0}</translation>
    </message>
    <message>
        <source>xem ở sổ hồ sơ, xin lỗi người dân</source>
        <translation>see the register, apologise to the citizens</translation>
    </message>
    <message>
        <source>không có</source>
        <translation>none</translation>
    </message>
    <message>
        <source>hiện sau khi bạn đếm ngăn kéo</source>
        <translation>shown once you have counted your drawer</translation>
    </message>
    <message>
        <source>Phí, lệ phí bạn thu</source>
        <translation>Fees and charges you took</translation>
    </message>
    <message>
        <source>Hôm nay chưa có việc nào</source>
        <translation>Nothing has happened today yet</translation>
    </message>
    <message>
        <source>Không có hồ sơ nào hẹn trả hôm nay</source>
        <translation>No dossier is due today</translation>
    </message>
    <message>
        <source>Thử lại</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Đã ghi phản ánh, kiến nghị.</source>
        <translation>The feedback is recorded.</translation>
    </message>
</context>
<context>
    <name>DayTables</name>
    <message>
        <source>Thủ tục</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>Lĩnh vực</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>Kênh</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>Cán bộ</source>
        <translation>Clerk</translation>
    </message>
    <message>
        <source>Tiền qua từng ngăn kéo</source>
        <translation>Cash through each drawer</translation>
    </message>
    <message>
        <source>Phát sinh sau khi chốt sổ</source>
        <translation>After the closing</translation>
    </message>
    <message>
        <source>Bảng</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>Hình thức thu</source>
        <translation>Means of payment</translation>
    </message>
    <message>
        <source>Ký hiệu biên lai</source>
        <translation>Receipt series</translation>
    </message>
    <message>
        <source>Quầy</source>
        <translation>Desk</translation>
    </message>
    <message>
        <source>Ngăn kéo</source>
        <translation>Drawer</translation>
    </message>
    <message>
        <source>Tiền</source>
        <translation>Money</translation>
    </message>
    <message>
        <source>Biên lai</source>
        <translation>Receipts</translation>
    </message>
    <message>
        <source>Sau chốt</source>
        <translation>Afterwards</translation>
    </message>
    <message>
        <source>Số liệu theo quầy</source>
        <translation>Figures by desk</translation>
    </message>
    <message>
        <source>Bảng đã gồm cả bổ sung. {0}</source>
        <translation>The table includes the addenda. {0}</translation>
    </message>
    <message>
        <source>Chưa có khoản tiền nào trong ngày.</source>
        <translation>No money on this day yet.</translation>
    </message>
    <message>
        <source>Bảng này hiện sau khi bạn đếm ngăn kéo của mình (Ctrl F5).</source>
        <translation>This table is shown once you have counted your drawer (Ctrl F5).</translation>
    </message>
    <message>
        <source>Bảng này hiện khi mọi ngăn kéo đã đếm.</source>
        <translation>This table is shown once every drawer is counted.</translation>
    </message>
</context>
<context>
    <name>Decision</name>
    <message>
        <source>Lập bổ sung…</source>
        <translation>Make the addendum…</translation>
    </message>
    <message>
        <source>Ngăn kéo của bạn…</source>
        <translation>Your drawer…</translation>
    </message>
    <message>
        <source>Lưu Excel…</source>
        <translation>Save as Excel…</translation>
    </message>
    <message>
        <source>Dấu của ngày, chép vào sổ tường:</source>
        <translation>The day&apos;s words, for the wall book:</translation>
    </message>
    <message>
        <source>Bỏ qua {0}</source>
        <translation>Without {0}</translation>
    </message>
    <message>
        <source>Chờ {0}</source>
        <translation>Wait for {0}</translation>
    </message>
    <message>
        <source>In nháp</source>
        <translation>Print draft</translation>
    </message>
    <message>
        <source>Chưa ký được: khóa ngăn kéo của bạn ở {0} trước, có người chứng kiến.</source>
        <translation>Not yet to be signed: first close your own drawer at {0}, with a witness.</translation>
    </message>
    <message>
        <source>Ngăn kéo của bạn ở {0} không khóa được nữa: khi ký cần một cán bộ khác chứng kiến.</source>
        <translation>Your drawer at {0} can no longer be locked: when you sign, a colleague has to witness it.</translation>
    </message>
    <message>
        <source>Chỉ người phụ trách lập bổ sung.</source>
        <translation>Only a supervisor makes addenda.</translation>
    </message>
    <message>
        <source>Đang chờ {0}: khi mục về, trang này tự báo.</source>
        <translation>Waiting for {0}: this page tells when its entries come.</translation>
    </message>
    <message>
        <source>Sau khi chốt, số liệu không đổi; mục đến muộn thành bổ sung số 1, ký riêng.</source>
        <translation>Once closed, the figures stay; what comes late becomes addendum 1, signed by itself.</translation>
    </message>
    <message>
        <source>Chỉ người phụ trách chốt sổ: nhờ người phụ trách đăng nhập tại máy này (Ctrl L).</source>
        <translation>Only a supervisor closes the day: ask the supervisor to sign in at this desk (Ctrl L).</translation>
    </message>
    <message>
        <source>In bảng tổng hợp</source>
        <translation>Print the tally</translation>
    </message>
</context>
<context>
    <name>DossierPanel</name>
    <message>
        <source>Hồ sơ đang chọn</source>
        <translation>Chosen dossier</translation>
    </message>
    <message>
        <source>Lịch sử hồ sơ</source>
        <translation>History of the dossier</translation>
    </message>
    <message>
        <source>Việc khác…</source>
        <translation>More…</translation>
    </message>
    <message>
        <source>Quầy này chưa có hồ sơ đó</source>
        <translation>This desk does not have that dossier yet</translation>
    </message>
    <message>
        <source>Kiểm tra lại mã, hoặc chờ đồng bộ xong.</source>
        <translation>Check the code, or wait for the exchange with the server.</translation>
    </message>
    <message>
        <source>Không đọc được hồ sơ</source>
        <translation>The dossier cannot be read</translation>
    </message>
</context>
<context>
    <name>DossierSteps</name>
    <message numerus="yes">
        <source>Đã bàn giao %n hồ sơ cho {0} · phiếu {1}</source>
        <translation>
            <numerusform>%n dossier handed to {0} · list {1}</numerusform>
            <numerusform>%n dossiers handed to {0} · list {1}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Đã nhận lại %n hồ sơ · phiếu {0}</source>
        <translation>
            <numerusform>%n dossier taken back · list {0}</numerusform>
            <numerusform>%n dossiers taken back · list {0}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DrawerPage</name>
    <message>
        <source>Ngăn kéo</source>
        <translation>Drawer</translation>
    </message>
    <message>
        <source>Tiền lẻ đầu ca</source>
        <translation>Opening float</translation>
    </message>
    <message>
        <source>Số khoản đã thu</source>
        <translation>Payments taken</translation>
    </message>
    <message>
        <source>Sao kê ngân hàng… ({0})</source>
        <translation>Bank statement… ({0})</translation>
    </message>
    <message>
        <source>Mở ngăn kéo… ({0})</source>
        <translation>Open drawer… ({0})</translation>
    </message>
    <message>
        <source>Bỏ vào, lấy ra… ({0})</source>
        <translation>Put in, take out… ({0})</translation>
    </message>
    <message>
        <source>Bàn giao… ({0})</source>
        <translation>Hand over… ({0})</translation>
    </message>
    <message>
        <source>Trong ca</source>
        <translation>During the shift</translation>
    </message>
    <message>
        <source>Giờ</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Việc</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Số tiền</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Tiền bỏ vào, lấy ra, bàn giao</source>
        <translation>Cash put in, taken out, handed over</translation>
    </message>
    <message>
        <source>Chưa bỏ vào, lấy ra hay bàn giao khoản nào</source>
        <translation>Nothing put in, taken out or handed over yet</translation>
    </message>
    <message>
        <source>Ghi kết quả đếm</source>
        <translation>Record the count</translation>
    </message>
    <message>
        <source>Đếm tiền</source>
        <translation>Count the cash</translation>
    </message>
    <message>
        <source>số tờ từng mệnh giá</source>
        <translation>notes of each denomination</translation>
    </message>
    <message>
        <source>Cộng</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Ngăn kéo · {0}</source>
        <translation>Drawer · {0}</translation>
    </message>
    <message>
        <source>lần trước giữ lại {0}</source>
        <translation>last time {0} was kept</translation>
    </message>
    <message>
        <source>chưa mở</source>
        <translation>not open</translation>
    </message>
    <message>
        <source>Ghi kết quả đếm lại</source>
        <translation>Record the recount</translation>
    </message>
    <message>
        <source>{0} giao bạn {1}, đang chờ nhận.</source>
        <translation>{0} handed you {1}; it waits to be accepted.</translation>
    </message>
    <message>
        <source>Đếm và nhận</source>
        <translation>Count and accept</translation>
    </message>
    <message>
        <source>{0} chưa nhận {1} bạn đã giao.</source>
        <translation>{0} has not accepted the {1} you handed over.</translation>
    </message>
    <message>
        <source>Nhận lại</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>Đang đếm và khóa ngăn kéo bỏ ngỏ của ngày trước.</source>
        <translation>Counting and closing a drawer left open on an earlier day.</translation>
    </message>
    <message>
        <source>Về hôm nay</source>
        <translation>Back to today</translation>
    </message>
    <message>
        <source>Ngăn kéo {0} chưa khóa.</source>
        <translation>The drawer of {0} is not closed.</translation>
    </message>
    <message>
        <source>Đếm và khóa</source>
        <translation>Count and close</translation>
    </message>
    <message>
        <source>Lần trước giữ lại {0} làm tiền lẻ mà hôm nay chưa mở ngăn kéo: số tiền đó chưa vào ngăn kéo nào.</source>
        <translation>{0} was kept as the next float, and the drawer has not been opened today: that cash is in no drawer yet.</translation>
    </message>
    <message>
        <source>Mở ngăn kéo (Alt M)</source>
        <translation>Open the drawer (Alt M)</translation>
    </message>
    <message>
        <source>Đã khóa ngăn kéo.</source>
        <translation>The drawer is closed.</translation>
    </message>
</context>
<context>
    <name>Driver</name>
    <message>
        <source>Không có cán bộ “{0}” ở đơn vị này.</source>
        <translation>There is no clerk “{0}” in this unit.</translation>
    </message>
    <message>
        <source>Không có thủ tục mã {0} trong danh mục.</source>
        <translation>There is no procedure with the code {0} in the catalogue.</translation>
    </message>
    <message>
        <source>Thủ tục {0} không có trường hợp số {1}.</source>
        <translation>Procedure {0} has no case number {1}.</translation>
    </message>
    <message>
        <source>Không làm được “{0}” khi hồ sơ {1} đang ở trạng thái này.</source>
        <translation>“{0}” is not possible while dossier {1} is in this state.</translation>
    </message>
</context>
<context>
    <name>DueDay</name>
    <message>
        <source>{0}, ngày làm việc</source>
        <translation>{0}, a working day</translation>
    </message>
    <message>
        <source>ngày nghỉ</source>
        <translation>a day off</translation>
    </message>
    <message>
        <source>{0} là {1}. Ngày làm việc kế tiếp: {2}.</source>
        <translation>{0} is {1}. The next working day: {2}.</translation>
    </message>
</context>
<context>
    <name>EnrolmentWindow</name>
    <message>
        <source>Ghi danh quầy mới</source>
        <translation>Enrol a new desk</translation>
    </message>
    <message>
        <source>Máy này chưa là quầy nào. Người phụ trách lấy mã ở một quầy đang chạy: Các quầy (Ctrl F9), Thêm quầy; hoặc xin người quản trị máy chủ.</source>
        <translation>This machine is no desk yet. A supervisor gets a code at a desk that runs: Desks (Ctrl F9), Add a desk; or ask the server&apos;s administrator.</translation>
    </message>
    <message>
        <source>Ghi danh</source>
        <translation>Enrol</translation>
    </message>
    <message>
        <source>Quầy 1</source>
        <translation>Desk 1</translation>
    </message>
    <message>
        <source>Địa chỉ máy chủ</source>
        <translation>Server address</translation>
    </message>
    <message>
        <source>Mã ghi danh (phụ trách cấp, dùng một lần)</source>
        <translation>Enrolment code (from the supervisor, used once)</translation>
    </message>
    <message>
        <source>Tên quầy</source>
        <translation>Name of the desk</translation>
    </message>
    <message>
        <source>Đang hỏi máy chủ…</source>
        <translation>Asking the server…</translation>
    </message>
    <message>
        <source>Nhập địa chỉ máy chủ mà người quản trị cho biết.</source>
        <translation>Enter the server address that the administrator gave you.</translation>
    </message>
    <message>
        <source>Nhập mã ghi danh.</source>
        <translation>Enter the enrolment code.</translation>
    </message>
    <message>
        <source>Đặt tên quầy, ví dụ Quầy 1.</source>
        <translation>Name the desk, for example Desk 1.</translation>
    </message>
</context>
<context>
    <name>ExceptionPanel</name>
    <message>
        <source>Việc đang chọn</source>
        <translation>What is chosen</translation>
    </message>
    <message>
        <source>Căn cứ</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>Đã trả lời</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>Việc cần làm</source>
        <translation>What to do</translation>
    </message>
    <message>
        <source>Đã xem lại…</source>
        <translation>Looked at…</translation>
    </message>
    <message>
        <source>Mở hồ sơ</source>
        <translation>Open the dossier</translation>
    </message>
    <message>
        <source>Mở hồ sơ thứ hai</source>
        <translation>Open the second dossier</translation>
    </message>
    <message>
        <source>Có mục do chính bạn ghi hoặc đồng ý, hoặc là ngăn kéo của bạn: người phụ trách khác trả lời.</source>
        <translation>Some of this was recorded or agreed to by yourself, or it is your own drawer: another supervisor answers.</translation>
    </message>
    <message>
        <source>Mọi cán bộ xem được; chỉ người phụ trách trả lời.</source>
        <translation>Every clerk may look; only the supervisor answers.</translation>
    </message>
    <message>
        <source>Từ {0}</source>
        <translation>Since {0}</translation>
    </message>
    <message>
        <source>Mở hồ sơ thứ nhất</source>
        <translation>Open the first dossier</translation>
    </message>
    <message>
        <source>Mở trang Chốt sổ</source>
        <translation>Open the closing page</translation>
    </message>
    <message>
        <source>Mở trang Phản ánh</source>
        <translation>Open the feedback page</translation>
    </message>
    <message>
        <source>Mở trang Dữ liệu</source>
        <translation>Open the data page</translation>
    </message>
</context>
<context>
    <name>ExceptionsPage</name>
    <message>
        <source>Việc cần xem lại</source>
        <translation>Things to look at</translation>
    </message>
    <message>
        <source>Cần xem lại</source>
        <translation>To look at</translation>
    </message>
    <message>
        <source>Đã xem lại</source>
        <translation>Looked at</translation>
    </message>
    <message>
        <source>Danh sách</source>
        <translation>List</translation>
    </message>
    <message>
        <source>Đã ghi trả lời; việc này rời khỏi danh sách ở mọi quầy.</source>
        <translation>The answer is recorded; this leaves the list at every desk.</translation>
    </message>
    <message>
        <source>Đã ghi trả lời; lần của chính bạn còn chờ một người phụ trách khác xem.</source>
        <translation>Answer recorded; the one you made yourself still waits for another supervisor.</translation>
    </message>
    <message>
        <source>Không có việc nào cần xem lại</source>
        <translation>Nothing to look at</translation>
    </message>
    <message>
        <source>Trùng số, hai quầy cùng xử lý, đồng hồ sai… sẽ tự hiện ở đây; không việc nào làm dừng quầy.</source>
        <translation>Numbers used twice, two desks on one dossier, wrong clocks… appear here by themselves; none of them stops the counter.</translation>
    </message>
    <message>
        <source>Chưa có việc nào đã xem lại</source>
        <translation>Nothing looked at yet</translation>
    </message>
    <message>
        <source>Chưa chọn việc nào</source>
        <translation>Nothing chosen</translation>
    </message>
</context>
<context>
    <name>ExplainDialog</name>
    <message>
        <source>Giải thích dòng sao kê {0}</source>
        <translation>Explain the statement line of {0}</translation>
    </message>
    <message>
        <source>Dòng này không còn được nêu khi chốt sổ; lý do được giữ trong nhật ký.</source>
        <translation>This line is told no more when a day is ruled off; the reason is kept in the journal.</translation>
    </message>
    <message>
        <source>Ghi giải thích</source>
        <translation>Record the explanation</translation>
    </message>
    <message>
        <source>Khoản tiền này là gì</source>
        <translation>What this money is</translation>
    </message>
    <message>
        <source>Bạn đã thu tiền của hồ sơ này nên cần một người khác đồng ý, và không còn ai: người đồng ý không được là người đã thu tiền của hồ sơ. Báo lãnh đạo đơn vị để máy chủ thêm một cán bộ, rồi làm lại bước này.</source>
        <translation>You took money for this dossier, so somebody else must agree, and nobody is left: it must not be somebody who took money for it, too. Ask the head of the unit to have a clerk added at the server, then do this step again.</translation>
    </message>
    <message>
        <source>Cán bộ khác đồng ý</source>
        <translation>Another clerk who agrees</translation>
    </message>
    <message>
        <source>Bạn đã thu tiền của hồ sơ này nên cần một người khác đồng ý bằng mật khẩu riêng.</source>
        <translation>You took money for this dossier, so somebody else must agree by their own password.</translation>
    </message>
</context>
<context>
    <name>ExtendDialog</name>
    <message>
        <source>Xin lỗi và hẹn lại ngày trả</source>
        <translation>Apology, new date</translation>
    </message>
    <message>
        <source>Chỉ được hẹn lại một lần duy nhất, và phải báo cho người dân ít nhất 01 ngày trước khi hết hạn.</source>
        <translation>The date may be moved once only, and the citizen must be told at least 1 day before it.</translation>
    </message>
    <message>
        <source>Hẹn lại và in văn bản</source>
        <translation>Move and print</translation>
    </message>
    <message>
        <source>Lý do chưa trả đúng hẹn</source>
        <translation>Why the date cannot be kept</translation>
    </message>
    <message>
        <source>Đang hẹn trả</source>
        <translation>Due now</translation>
    </message>
    <message>
        <source>Hẹn lại ngày</source>
        <translation>New day</translation>
    </message>
</context>
<context>
    <name>FastLane</name>
    <message>
        <source>Người yêu cầu chứng thực</source>
        <translation>Who asks for certification</translation>
    </message>
    <message>
        <source>Quét thẻ căn cước, hoặc gõ họ tên rồi Enter</source>
        <translation>Scan the identity card, or type the name, then Enter</translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Số trang x số bản (phím X)</source>
        <translation>Pages x copies (key X)</translation>
    </message>
    <message>
        <source>Tiền mặt</source>
        <translation>Cash</translation>
    </message>
    <message>
        <source>Chuyển khoản</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>Thu sau</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Trực tuyến</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Hình thức thu</source>
        <translation>Means of payment</translation>
    </message>
    <message>
        <source>Hình thức thu (phím {0})</source>
        <translation>Means of payment (key {0})</translation>
    </message>
    <message>
        <source>Khách đưa, đồng (phím K)</source>
        <translation>Cash given, đồng (key K)</translation>
    </message>
    <message>
        <source>Gõ số trang x số bản, ví dụ 3x2.</source>
        <translation>Type pages x copies, for example 3x2.</translation>
    </message>
</context>
<context>
    <name>FeeDialog</name>
    <message>
        <source>Thu phí, lệ phí</source>
        <translation>Take the fee</translation>
    </message>
    <message>
        <source>Ghi đã thu</source>
        <translation>Record the payment</translation>
    </message>
    <message>
        <source>Còn phải thu</source>
        <translation>Still to be paid</translation>
    </message>
    <message>
        <source>Phóng to mã</source>
        <translation>Enlarge the code</translation>
    </message>
    <message>
        <source>Đã thấy tiền vào, ghi đã thu</source>
        <translation>Money has come in, record it</translation>
    </message>
    <message>
        <source>Ghi miễn, giảm và thu {0}</source>
        <translation>Record the waiver and take {0}</translation>
    </message>
    <message>
        <source>Ghi miễn thu</source>
        <translation>Record the waiver</translation>
    </message>
</context>
<context>
    <name>FeeReceiptTick</name>
    <message>
        <source>In biên lai thu tiền</source>
        <translation>Print fee receipts</translation>
    </message>
</context>
<context>
    <name>FeedbackDialog</name>
    <message>
        <source>Phản ánh, kiến nghị</source>
        <translation>Feedback</translation>
    </message>
    <message>
        <source>Ghi nhận</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>What was said</translation>
    </message>
    <message>
        <source>Ghi đúng lời người dân; nội dung được giữ trong nhật ký của quầy và theo dõi đến khi trả lời.</source>
        <translation>Write down what the citizen says; it is kept in the desk&apos;s journal and followed up until it is answered.</translation>
    </message>
    <message>
        <source>Loại</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Họ tên (nếu có)</source>
        <translation>Name (if given)</translation>
    </message>
    <message>
        <source>Số điện thoại, thư điện tử hoặc địa chỉ</source>
        <translation>Phone, e-mail or address</translation>
    </message>
    <message>
        <source>Mã hồ sơ, thủ tục, cán bộ…</source>
        <translation>Dossier code, procedure, clerk…</translation>
    </message>
    <message>
        <source>Người gửi</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Liên hệ</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Về việc</source>
        <translation>About</translation>
    </message>
    <message>
        <source>Ghi nội dung phản ánh, kiến nghị.</source>
        <translation>Write down what was said.</translation>
    </message>
</context>
<context>
    <name>FeedbackPage</name>
    <message>
        <source>Phản ánh, kiến nghị</source>
        <translation>Feedback</translation>
    </message>
    <message>
        <source>Chờ trả lời</source>
        <translation>Waiting for an answer</translation>
    </message>
    <message>
        <source>Đã trả lời</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>Danh sách</source>
        <translation>List</translation>
    </message>
    <message>
        <source>Ghi phản ánh, kiến nghị…</source>
        <translation>Write down feedback…</translation>
    </message>
    <message>
        <source>Trả lời…</source>
        <translation>Answer…</translation>
    </message>
    <message>
        <source>Chuyển nơi khác…</source>
        <translation>Pass on…</translation>
    </message>
    <message>
        <source>Phản ánh đang chọn</source>
        <translation>Chosen feedback</translation>
    </message>
    <message>
        <source>Đã ghi. Hạn trả lời: {0}.</source>
        <translation>Written down. To be answered by {0}.</translation>
    </message>
    <message>
        <source>Đã ghi trả lời.</source>
        <translation>The answer is written down.</translation>
    </message>
    <message>
        <source>Đã chuyển. Hạn trả lời vẫn là {0}.</source>
        <translation>Passed on. Still to be answered by {0}.</translation>
    </message>
    <message>
        <source>Không có phản ánh, kiến nghị nào chờ trả lời</source>
        <translation>No feedback waits for an answer</translation>
    </message>
    <message>
        <source>Chưa có trả lời nào</source>
        <translation>Nothing has been answered yet</translation>
    </message>
    <message>
        <source>Chưa chọn phản ánh</source>
        <translation>No feedback chosen</translation>
    </message>
    <message>
        <source>Alt K ghi phản ánh mới.</source>
        <translation>Alt K writes down a new one.</translation>
    </message>
    <message>
        <source>Không nêu tên</source>
        <translation>No name given</translation>
    </message>
    <message>
        <source>nhận {0}</source>
        <translation>received {0}</translation>
    </message>
    <message>
        <source>hạn trả lời {0}</source>
        <translation>to be answered by {0}</translation>
    </message>
    <message>
        <source>Đã chuyển: {0}</source>
        <translation>Passed on to: {0}</translation>
    </message>
    <message>
        <source>Trả lời ngày {0} ({1}): {2}</source>
        <translation>Answered on {0} ({1}): {2}</translation>
    </message>
</context>
<context>
    <name>FeesPage</name>
    <message>
        <source>Mức thu theo quyết định của tỉnh</source>
        <translation>Fees by the province&apos;s decision</translation>
    </message>
    <message>
        <source>Nhập mức thu từ tệp…</source>
        <translation>Import fees from a file…</translation>
    </message>
    <message>
        <source>Mã hoặc tên thủ tục, khoản thu, số nghị quyết; không cần dấu</source>
        <translation>Code or name of the procedure, fee, decision&apos;s number; no accents needed</translation>
    </message>
    <message>
        <source>Mức thu của đơn vị</source>
        <translation>The unit&apos;s fees</translation>
    </message>
    <message>
        <source>Tìm</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Khoản thu, thủ tục</source>
        <translation>Fee, procedure</translation>
    </message>
    <message>
        <source>Những thay đổi trong tệp</source>
        <translation>What the file would change</translation>
    </message>
    <message>
        <source>Tệp này giống hệt những mức thu đã có</source>
        <translation>This file says what was adopted already</translation>
    </message>
    <message>
        <source>Tệp là danh sách đầy đủ: bỏ những mức thu không có trong tệp</source>
        <translation>The file is the whole list: drop the fees that are not in it</translation>
    </message>
    <message>
        <source>Áp dụng mức thu này</source>
        <translation>Adopt these fees</translation>
    </message>
    <message>
        <source>Không nhận</source>
        <translation>Do not adopt</translation>
    </message>
    <message>
        <source>Chọn bảng mức thu</source>
        <translation>Choose the table of fees</translation>
    </message>
    <message>
        <source>Bảng tính (*.xlsx *.csv)</source>
        <translation>Spreadsheets (*.xlsx *.csv)</translation>
    </message>
    <message>
        <source>Tất cả các tệp (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>Không có mức thu nào khớp</source>
        <translation>No fee matches</translation>
    </message>
    <message>
        <source>Chưa nhập quyết định nào của tỉnh: đang thu theo mức công bố</source>
        <translation>No decision of the province was brought in: fees are taken as published</translation>
    </message>
    <message>
        <source>Người phụ trách nhập từ XLSX hoặc CSV, có các cột: Số nghị quyết, Hiệu lực từ, Đến ngày, Mã thủ tục, Khoản thu, Loại, Mức thu, Kênh, Hoàn trả.</source>
        <translation>The supervisor brings them in from XLSX or CSV with the columns: Số nghị quyết, Hiệu lực từ, Đến ngày, Mã thủ tục, Khoản thu, Loại, Mức thu, Kênh, Hoàn trả.</translation>
    </message>
    <message>
        <source>Đã áp dụng ở mọi quầy của đơn vị: {0} mức thu. Hồ sơ đã nhận giữ mức đã thu.</source>
        <translation>Fees adopted at every desk of the unit: {0}. Dossiers received before keep what they were charged.</translation>
    </message>
</context>
<context>
    <name>FilingDialog</name>
    <message>
        <source>Ghi hồ sơ trực tuyến</source>
        <translation>Write down an online filing</translation>
    </message>
    <message>
        <source>Hồ sơ nộp trên Cổng dịch vụ công, chờ tiếp nhận tại quầy. Chép đúng mã và giờ nộp trên Cổng.</source>
        <translation>Filed on the public service portal, to be accepted at the desk. Copy its code and time from the portal.</translation>
    </message>
    <message>
        <source>Ghi, chờ tiếp nhận</source>
        <translation>Write down</translation>
    </message>
    <message>
        <source>Mã hồ sơ trên Cổng</source>
        <translation>Code on the portal</translation>
    </message>
    <message>
        <source>Ngày nộp</source>
        <translation>Filed on</translation>
    </message>
    <message>
        <source>Giờ nộp</source>
        <translation>Filed at</translation>
    </message>
    <message>
        <source>Ghi ngày và giờ nộp trên Cổng, không sau lúc này.</source>
        <translation>Write the day and time of the filing, not later than now.</translation>
    </message>
</context>
<context>
    <name>ForwardDialog</name>
    <message>
        <source>Bàn giao hồ sơ</source>
        <translation>Handed over</translation>
    </message>
    <message>
        <source>Hồ sơ giấy rời quầy; hai bên ký vào phiếu bàn giao. Thời hạn vẫn tính như đã hẹn.</source>
        <translation>The papers leave the desk; both sides sign the hand-over list. The due date stays.</translation>
    </message>
    <message>
        <source>Bàn giao và in phiếu</source>
        <translation>Hand over and print</translation>
    </message>
    <message>
        <source>Phòng Kinh tế, Công an xã, xã khác…</source>
        <translation>An office, the police, another commune…</translation>
    </message>
    <message>
        <source>Cơ quan, bộ phận nhận</source>
        <translation>To which agency</translation>
    </message>
</context>
<context>
    <name>ForwardFeedbackDialog</name>
    <message>
        <source>Chuyển phản ánh, kiến nghị</source>
        <translation>Pass on the feedback</translation>
    </message>
    <message>
        <source>Hạn trả lời người dân không đổi; quầy vẫn theo dõi đến khi có trả lời.</source>
        <translation>The day of the answer does not change; the desk follows it up until it is answered.</translation>
    </message>
    <message>
        <source>Chuyển</source>
        <translation>Pass on</translation>
    </message>
    <message>
        <source>Ghi chú (nếu có)</source>
        <translation>Note (if any)</translation>
    </message>
    <message>
        <source>Phòng, bộ phận, cơ quan hoặc cán bộ</source>
        <translation>Office, agency or person</translation>
    </message>
    <message>
        <source>Nơi nhận</source>
        <translation>To whom</translation>
    </message>
</context>
<context>
    <name>HandBackCard</name>
    <message>
        <source>Hồ sơ đang trả</source>
        <translation>Dossier being handed back</translation>
    </message>
    <message>
        <source>Xem lịch sử hồ sơ</source>
        <translation>Show the history</translation>
    </message>
    <message>
        <source>Quét giấy tiếp nhận</source>
        <translation>Scan the receipt</translation>
    </message>
    <message>
        <source>hoặc gõ tên, số điện thoại; quét thẻ để tìm theo người.</source>
        <translation>or type a name or phone; scan a card to find by person.</translation>
    </message>
    <message>
        <source>Trả kết quả</source>
        <translation>Hand back</translation>
    </message>
    <message>
        <source>Trả lại bản chính đang giữ</source>
        <translation>Originals held go back</translation>
    </message>
    <message>
        <source>Chưa thu phí, lệ phí: {0}</source>
        <translation>Fee not yet paid: {0}</translation>
    </message>
    <message>
        <source>Kết quả để ở: {0}</source>
        <translation>The result is at: {0}</translation>
    </message>
    <message>
        <source>Hồ sơ chờ tiếp nhận, chưa có kết quả.</source>
        <translation>To be accepted; there is no result yet.</translation>
    </message>
    <message>
        <source>Chưa có kết quả, người dân cần thực hiện: {0}</source>
        <translation>No result yet; the citizen must first meet: {0}</translation>
    </message>
    <message>
        <source>Hồ sơ đã dừng giải quyết, không có kết quả. Lý do: {0}</source>
        <translation>The work was stopped; there is no result. Reason: {0}</translation>
    </message>
    <message>
        <source>Chưa có kết quả.</source>
        <translation>There is no result yet.</translation>
    </message>
    <message>
        <source>Chưa có kết quả. Hẹn trả: {0}.</source>
        <translation>There is no result yet. Due: {0}.</translation>
    </message>
    <message>
        <source>Chưa có kết quả, đang chờ bổ sung: {0}.</source>
        <translation>There is no result yet; awaiting supplement: {0}.</translation>
    </message>
    <message>
        <source>Đã trả lúc {0}, người nhận: {1}.</source>
        <translation>Handed back at {0}, received by {1}.</translation>
    </message>
    <message>
        <source>Hồ sơ đã bị từ chối, không có kết quả. Lý do: {0}</source>
        <translation>The dossier was refused; there is no result. Reason: {0}</translation>
    </message>
    <message>
        <source>Người dân đã rút hồ sơ, không có kết quả. Lý do: {0}</source>
        <translation>The dossier was withdrawn; there is no result. Reason: {0}</translation>
    </message>
</context>
<context>
    <name>HandBackPage</name>
    <message>
        <source>Trả kết quả</source>
        <translation>Hand back</translation>
    </message>
    <message>
        <source>Quét giấy tiếp nhận, hoặc gõ mã hồ sơ, tên, số điện thoại</source>
        <translation>Scan the receipt, or type a dossier code, name or phone</translation>
    </message>
    <message>
        <source>Tìm hồ sơ để trả</source>
        <translation>Find a dossier to hand back</translation>
    </message>
    <message>
        <source>Kết quả chờ trả</source>
        <translation>Results waiting to be handed back</translation>
    </message>
    <message>
        <source>Quầy này chưa có hồ sơ đó. Kiểm tra lại mã, hoặc chờ đồng bộ.</source>
        <translation>This desk does not have that dossier yet. Check the code, or wait for the exchange with the server.</translation>
    </message>
    <message>
        <source>Không tìm thấy hồ sơ nào</source>
        <translation>No dossier found</translation>
    </message>
    <message>
        <source>Gõ ít chữ hơn: tên không dấu, số điện thoại, hoặc mấy số cuối của mã hồ sơ.</source>
        <translation>Type less: the name without diacritics, the phone, or the last digits of the dossier code.</translation>
    </message>
    <message>
        <source>Không có kết quả nào chờ trả</source>
        <translation>No results are waiting to be handed back</translation>
    </message>
    <message>
        <source>Thử lại</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Đã trả kết quả {0} · {1}</source>
        <translation>Handed back {0} · {1}</translation>
    </message>
    <message>
        <source>Người nhận: {0}</source>
        <translation>Received by {0}</translation>
    </message>
    <message>
        <source>Đã ghi đánh giá: {0}</source>
        <translation>Rating written down: {0}</translation>
    </message>
</context>
<context>
    <name>HandDialog</name>
    <message>
        <source>Bàn giao tiền mặt</source>
        <translation>Hand over cash</translation>
    </message>
    <message>
        <source>Người nhận đếm và xác nhận tại quầy của mình. Đến lúc đó tiền chưa thuộc ngăn kéo nào.</source>
        <translation>The receiver counts and confirms at their own desk. Until then the money belongs to no drawer.</translation>
    </message>
    <message>
        <source>Bàn giao</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>chọn hoặc gõ tên</source>
        <translation>choose or type a name</translation>
    </message>
    <message>
        <source>Người nhận</source>
        <translation>Receiver</translation>
    </message>
    <message>
        <source>Chọn người nhận tiền.</source>
        <translation>Choose who gets the cash.</translation>
    </message>
</context>
<context>
    <name>HandOverDialog</name>
    <message>
        <source>Nếu cần: số văn bản, nội dung đề nghị…</source>
        <translation>If needed: letter number, what is asked…</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation>Note</translation>
    </message>
    <message numerus="yes">
        <source>Không làm được với %n hồ sơ</source>
        <translation>
            <numerusform>Not possible for %n dossier</numerusform>
            <numerusform>Not possible for %n dossiers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HoursCard</name>
    <message>
        <source>Giờ làm việc</source>
        <translation>Working hours</translation>
    </message>
    <message>
        <source>Sáng, từ</source>
        <translation>Morning, from</translation>
    </message>
    <message>
        <source>Sáng, đến</source>
        <translation>Morning, to</translation>
    </message>
    <message>
        <source>Chiều, từ</source>
        <translation>Afternoon, from</translation>
    </message>
    <message>
        <source>Chiều, đến</source>
        <translation>Afternoon, to</translation>
    </message>
    <message>
        <source>Bỏ giờ riêng</source>
        <translation>Remove own hours</translation>
    </message>
    <message>
        <source>Lĩnh vực nhận cả sáng thứ Bảy</source>
        <translation>Field received on Saturday mornings too</translation>
    </message>
    <message>
        <source>Thêm</source>
        <translation>Added</translation>
    </message>
    <message>
        <source>Thêm lĩnh vực nhận cả sáng thứ Bảy</source>
        <translation>Add a field received on Saturday mornings too</translation>
    </message>
    <message>
        <source>Của</source>
        <translation>Of</translation>
    </message>
    <message>
        <source>Vào</source>
        <translation>On</translation>
    </message>
    <message>
        <source>Để trống cả hai ô của buổi không làm việc.</source>
        <translation>Leave both fields of a session empty when it is not worked.</translation>
    </message>
    <message>
        <source>Cả đơn vị</source>
        <translation>The whole unit</translation>
    </message>
    <message>
        <source>Thứ Hai</source>
        <translation>Monday</translation>
    </message>
    <message>
        <source>Thứ Ba</source>
        <translation>Tuesday</translation>
    </message>
    <message>
        <source>Thứ Tư</source>
        <translation>Wednesday</translation>
    </message>
    <message>
        <source>Thứ Năm</source>
        <translation>Thursday</translation>
    </message>
    <message>
        <source>Thứ Sáu</source>
        <translation>Friday</translation>
    </message>
    <message>
        <source>Thứ Bảy</source>
        <translation>Saturday</translation>
    </message>
    <message>
        <source>Chủ nhật</source>
        <translation>Sunday</translation>
    </message>
    <message>
        <source>Thứ Hai đến thứ Sáu</source>
        <translation>Monday to Friday</translation>
    </message>
    <message>
        <source>Giờ của các thứ đang khác nhau; đây là giờ thứ Hai.</source>
        <translation>The days&apos; hours differ; these are Monday&apos;s.</translation>
    </message>
    <message>
        <source>Giờ không đúng. Ghi giờ và phút, ví dụ 7:30.</source>
        <translation>Not an hour. Write hour and minutes, for example 7:30.</translation>
    </message>
    <message>
        <source>Giờ sau phải muộn hơn giờ trước, hai buổi không chồng nhau.</source>
        <translation>Each hour must be later than the one before; the sessions must not overlap.</translation>
    </message>
</context>
<context>
    <name>IntakePage</name>
    <message>
        <source>Tiếp nhận hồ sơ</source>
        <translation>Intake</translation>
    </message>
    <message>
        <source>Chứng thực nhanh</source>
        <translation>Quick certification</translation>
    </message>
    <message>
        <source>Tiếp nhận đầy đủ</source>
        <translation>Full intake</translation>
    </message>
    <message>
        <source>Người đang nhập ở Chứng thực nhanh chưa được ghi.</source>
        <translation>The person being entered in quick certification is not recorded.</translation>
    </message>
    <message>
        <source>Bỏ hẳn</source>
        <translation>Throw away</translation>
    </message>
    <message>
        <source>Chưa có gì để lưu. Quét thẻ hoặc gõ họ tên người nộp.</source>
        <translation>There is nothing to save yet. Scan the card or type the submitter&apos;s name.</translation>
    </message>
    <message>
        <source>Chưa có gì để lưu.</source>
        <translation>There is nothing to save yet.</translation>
    </message>
    <message>
        <source>Hồ sơ chưa lưu của {0} được cất sang bên.</source>
        <translation>The unsaved dossier of {0} was put aside.</translation>
    </message>
    <message>
        <source>Xem hồ sơ</source>
        <translation>Show the dossier</translation>
    </message>
    <message>
        <source>Quyển {0} · số thứ tự {1}</source>
        <translation>Book {0} · line {1}</translation>
    </message>
</context>
<context>
    <name>Keeping</name>
    <message>
        <source>Đã bỏ hồ sơ cất bên.</source>
        <translation>The dossier put aside was thrown away.</translation>
    </message>
    <message>
        <source>Chưa giữ được hồ sơ đang nhập trên máy này. {0}</source>
        <translation>The dossier being entered could not be kept on this computer. {0}</translation>
    </message>
    <message>
        <source>Không mở lại được hồ sơ đang nhập dở của {0}: phải nhập lại.</source>
        <translation>The unfinished dossier of {0} cannot be opened again: it must be entered anew.</translation>
    </message>
    <message>
        <source>Tìm lại được hồ sơ đang nhập dở của {0}: mở ở Cất bên ({1}).</source>
        <translation>The unfinished dossier of {0} was found again: open it from Put aside ({1}).</translation>
    </message>
    <message>
        <source>Cất bên còn {0} hồ sơ chưa lưu từ lần trước ({1}).</source>
        <translation>Unsaved dossiers from last time in Put aside ({1}): {0}.</translation>
    </message>
</context>
<context>
    <name>KnownPeople</name>
    <message>
        <source>{0} lần</source>
        <translation>{0}×</translation>
    </message>
</context>
<context>
    <name>LanCard</name>
    <message>
        <source>Các quầy cùng mạng</source>
        <translation>Desks on the same network</translation>
    </message>
    <message>
        <source>Các quầy trong một mạng nội bộ tự tìm nhau và gửi thẳng cho nhau, không cần máy chủ.</source>
        <translation>Desks on one local network find each other and send straight to each other, without the server.</translation>
    </message>
    <message>
        <source>Bật</source>
        <translation>On</translation>
    </message>
    <message>
        <source>Tắt</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>Gửi trong mạng nội bộ</source>
        <translation>Send on the local network</translation>
    </message>
    <message>
        <source>Ví dụ: 192.168.1.12, 192.168.1.13</source>
        <translation>For example: 192.168.1.12, 192.168.1.13</translation>
    </message>
    <message>
        <source>Địa chỉ cố định của quầy khác</source>
        <translation>Fixed addresses of other desks</translation>
    </message>
    <message>
        <source>Lưu</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Đơn vị chưa có quầy nào khác.</source>
        <translation>The unit has no other desk yet.</translation>
    </message>
    <message>
        <source>Chỉ cần khi mạng chặn việc tự tìm nhau.</source>
        <translation>Only needed where the network keeps desks from finding each other.</translation>
    </message>
    <message>
        <source>“{0}” không phải địa chỉ trong mạng nội bộ. Ghi như 192.168.1.12.</source>
        <translation>“{0}” is no address of the local network. Write it like 192.168.1.12.</translation>
    </message>
</context>
<context>
    <name>LaneCautions</name>
    <message>
        <source>Cần xem trước khi ghi</source>
        <translation>Look at this before recording</translation>
    </message>
    <message>
        <source>Nơi cư trú (phím D)</source>
        <translation>Address (key D)</translation>
    </message>
</context>
<context>
    <name>LeavingDialog</name>
    <message>
        <source>Vẫn ghi {0}</source>
        <translation>Record {0} all the same</translation>
    </message>
</context>
<context>
    <name>LeftDrawerDialog</name>
    <message>
        <source>Khóa thay ngăn kéo của {0}</source>
        <translation>Count and close the drawer of {0}</translation>
    </message>
    <message>
        <source>Vì sao khóa thay; thiếu hay thừa tiền thì vì sao</source>
        <translation>Why you close it in their place; if cash is short or over, why</translation>
    </message>
    <message>
        <source>Khóa ngăn kéo của bạn ở {0}</source>
        <translation>Close your drawer at {0}</translation>
    </message>
    <message>
        <source>Vì sao không khóa ở {0}; thiếu hay thừa tiền thì vì sao</source>
        <translation>Why it is not closed at {0}; if cash is short or over, why</translation>
    </message>
    <message>
        <source>{0}, ngày {1}. Đếm tiền thật có trong ngăn kéo trước mặt người chứng kiến; không có tiền thì để trống. Ghi rồi không sửa được, toàn bộ số đếm được là tiền nộp.</source>
        <translation>{0}, {1}. Count the cash that is really in the drawer, in front of the witness; leave it empty if there is none. Once recorded it cannot be changed; all that was counted is delivered.</translation>
    </message>
    <message>
        <source>Ghi và khóa ngăn kéo</source>
        <translation>Record and close the drawer</translation>
    </message>
    <message>
        <source>Người chứng kiến</source>
        <translation>Witness</translation>
    </message>
    <message>
        <source>Đếm được {0}</source>
        <translation>Counted {0}</translation>
    </message>
    <message>
        <source>Đã khóa ngăn kéo của {0} ở {1}: đếm được {2}, {3}.</source>
        <translation>The drawer of {0} at {1} is closed: counted {2}, {3}.</translation>
    </message>
</context>
<context>
    <name>ListReview</name>
    <message>
        <source>Dòng</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>Mã</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Thủ tục</source>
        <translation>Procedures</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Thay đổi</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Những gì danh mục thay đổi</source>
        <translation>What the list changes</translation>
    </message>
    <message>
        <source>Tệp là danh mục đầy đủ: ngừng tiếp nhận những thủ tục không có trong tệp</source>
        <translation>The file is the whole catalogue: withdraw the procedures that it does not name</translation>
    </message>
    <message>
        <source>Áp dụng danh mục</source>
        <translation>Adopt the list</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Xem trước danh mục: {0}</source>
        <translation>Preview of the list: {0}</translation>
    </message>
    <message>
        <source>Có dòng không đọc được mã, nên chưa ngừng thủ tục nào. Sửa các dòng đó rồi nhập lại.</source>
        <translation>Some codes cannot be read, so nothing is withdrawn yet. Mend those lines and import again.</translation>
    </message>
    <message>
        <source>Chỉ người phụ trách được áp dụng danh mục.</source>
        <translation>Only a supervisor may adopt a list.</translation>
    </message>
    <message>
        <source>Thủ tục hoặc ô không có trong tệp thì giữ nguyên.</source>
        <translation>Procedures and cells that the file lacks stay as they are.</translation>
    </message>
    <message>
        <source>Không dùng các cột: {0}.</source>
        <translation>Columns not used: {0}.</translation>
    </message>
    <message>
        <source>Không có dòng nào thuộc loại này</source>
        <translation>No line of this kind</translation>
    </message>
    <message>
        <source>Danh mục không thay đổi gì</source>
        <translation>The list changes nothing</translation>
    </message>
</context>
<context>
    <name>LockOverlay</name>
    <message>
        <source>Màn hình đã khóa</source>
        <translation>The screen is locked</translation>
    </message>
    <message>
        <source>Mở khóa</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <source>Đăng nhập người khác</source>
        <translation>Sign in as somebody else</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Quầy tiếp nhận hồ sơ</source>
        <translation>Intake Desk</translation>
    </message>
    <message>
        <source>Trang</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Ở mọi nơi</source>
        <translation>Everywhere</translation>
    </message>
    <message>
        <source>Tìm hồ sơ, người, thủ tục</source>
        <translation>Find a dossier, person or procedure</translation>
    </message>
    <message>
        <source>Nút chính của trang</source>
        <translation>The page&apos;s main button</translation>
    </message>
    <message>
        <source>Đi tiếp</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>Lùi một bước</source>
        <translation>Step back</translation>
    </message>
    <message>
        <source>Khóa màn hình</source>
        <translation>Lock the screen</translation>
    </message>
    <message>
        <source>Bảng này</source>
        <translation>This sheet</translation>
    </message>
    <message>
        <source>Bảng giấy tờ</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>Đánh dấu có hoặc không</source>
        <translation>Tick or untick</translation>
    </message>
    <message>
        <source>Số lượng ở ô đang chọn</source>
        <translation>Number in the chosen cell</translation>
    </message>
    <message>
        <source>Ô kế tiếp</source>
        <translation>Next cell</translation>
    </message>
    <message>
        <source>Tiếp nhận</source>
        <translation>Intake</translation>
    </message>
    <message>
        <source>Nộp thay người khác, tổ chức</source>
        <translation>On behalf of another, an organisation</translation>
    </message>
    <message>
        <source>Thêm hồ sơ khác của người này</source>
        <translation>Another dossier of this person</translation>
    </message>
    <message>
        <source>Nhập tiền khách đưa</source>
        <translation>Enter the cash given</translation>
    </message>
    <message>
        <source>Mở lại hồ sơ cất bên</source>
        <translation>Bring back what was put aside</translation>
    </message>
    <message>
        <source>Trả ngay việc làm trong lúc chờ</source>
        <translation>Do at once what the citizen waits for</translation>
    </message>
    <message>
        <source>Trả ngay và in giấy</source>
        <translation>Do at once and print</translation>
    </message>
    <message>
        <source>Chứng thực nhanh</source>
        <translation>Quick certification</translation>
    </message>
    <message>
        <source>Chứng thực nhanh: ghi và trả</source>
        <translation>Quick certification: record, hand back</translation>
    </message>
    <message>
        <source>Chứng thực nhanh: số trang x số bản</source>
        <translation>Quick certification: pages x copies</translation>
    </message>
    <message>
        <source>Chứng thực nhanh: tiền khách đưa</source>
        <translation>Quick certification: cash given</translation>
    </message>
    <message>
        <source>Đổi hình thức thu</source>
        <translation>Next means of payment</translation>
    </message>
    <message>
        <source>Hồ sơ đang làm</source>
        <translation>The dossier at hand</translation>
    </message>
    <message>
        <source>Yêu cầu bổ sung</source>
        <translation>Request a supplement</translation>
    </message>
    <message>
        <source>Từ chối</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>Lưu, không in</source>
        <translation>Save only</translation>
    </message>
    <message>
        <source>In phiếu bổ sung, từ chối</source>
        <translation>Print the request or refusal</translation>
    </message>
    <message>
        <source>In lại (bản sao)</source>
        <translation>Reprint (copy)</translation>
    </message>
    <message>
        <source>Sửa thông tin</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>Rút hồ sơ</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>Việc khác</source>
        <translation>More</translation>
    </message>
    <message>
        <source>Trả lời bộ phận giải quyết</source>
        <translation>Answer the back office</translation>
    </message>
    <message>
        <source>Xem lịch sử hồ sơ</source>
        <translation>Show the history</translation>
    </message>
    <message>
        <source>Phản ánh, kiến nghị</source>
        <translation>Feedback</translation>
    </message>
    <message>
        <source>Ngăn kéo</source>
        <translation>Drawer</translation>
    </message>
    <message>
        <source>Mở ngăn kéo</source>
        <translation>Open the drawer</translation>
    </message>
    <message>
        <source>Bỏ vào, lấy ra</source>
        <translation>Put in, take out</translation>
    </message>
    <message>
        <source>Bàn giao tiền mặt</source>
        <translation>Hand over cash</translation>
    </message>
    <message>
        <source>Sao kê ngân hàng</source>
        <translation>Bank statement</translation>
    </message>
    <message>
        <source>Khóa ngăn kéo</source>
        <translation>Close the drawer</translation>
    </message>
    <message>
        <source>Chốt sổ, báo cáo</source>
        <translation>Closing, reports</translation>
    </message>
    <message>
        <source>Bảng số của biểu đồ</source>
        <translation>Numbers of a chart</translation>
    </message>
    <message>
        <source>In bảng tổng hợp, báo cáo</source>
        <translation>Print tally or report</translation>
    </message>
    <message>
        <source>Danh sách hồ sơ</source>
        <translation>List of dossiers</translation>
    </message>
    <message>
        <source>Chọn hoặc bỏ chọn hồ sơ</source>
        <translation>Mark or unmark a dossier</translation>
    </message>
    <message>
        <source>Chọn tất cả</source>
        <translation>Mark all</translation>
    </message>
    <message>
        <source>Bỏ chọn</source>
        <translation>Unmark</translation>
    </message>
    <message>
        <source>Việc khác của hồ sơ</source>
        <translation>More for this dossier</translation>
    </message>
    <message>
        <source>Ghi hồ sơ trực tuyến</source>
        <translation>Write down an online filing</translation>
    </message>
    <message>
        <source>Bàn giao cho cơ quan giải quyết</source>
        <translation>Hand to the agency</translation>
    </message>
    <message>
        <source>Nhận lại từ cơ quan</source>
        <translation>Take back from the agency</translation>
    </message>
    <message>
        <source>Xin lỗi và hẹn lại</source>
        <translation>Apologise, new date</translation>
    </message>
    <message>
        <source>Nghĩa vụ tài chính</source>
        <translation>Financial duty</translation>
    </message>
    <message>
        <source>Dừng giải quyết</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>Thu phí, lệ phí</source>
        <translation>Take the fee</translation>
    </message>
    <message>
        <source>Giấy tờ số hóa</source>
        <translation>Papers digitised</translation>
    </message>
    <message>
        <source>Giữ bản chính</source>
        <translation>Keep originals</translation>
    </message>
    <message>
        <source>Trả bản chính</source>
        <translation>Give originals back</translation>
    </message>
    <message>
        <source>Đổi nơi để kết quả</source>
        <translation>Move the result</translation>
    </message>
    <message>
        <source>Đánh giá của người dân</source>
        <translation>Citizen&apos;s rating</translation>
    </message>
    <message>
        <source>Rất hài lòng</source>
        <translation>Very content</translation>
    </message>
    <message>
        <source>Hài lòng</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>Không hài lòng</source>
        <translation>Not content</translation>
    </message>
    <message>
        <source>Thoát khi còn hồ sơ chưa lưu?</source>
        <translation>Leave while something is not saved?</translation>
    </message>
    <message>
        <source>Thoát</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>Ở lại</source>
        <translation>Stay</translation>
    </message>
</context>
<context>
    <name>MarkedTable</name>
    <message numerus="yes">
        <source>Đã chọn %n dòng</source>
        <translation>
            <numerusform>%n row marked</numerusform>
            <numerusform>%n rows marked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MarksBar</name>
    <message>
        <source>Bỏ chọn</source>
        <translation>Unmark</translation>
    </message>
    <message numerus="yes">
        <source>Đã chọn %n hồ sơ</source>
        <translation>
            <numerusform>%n dossier marked</numerusform>
            <numerusform>%n dossiers marked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MendDialog</name>
    <message>
        <source>Khoản thu</source>
        <translation>Payment</translation>
    </message>
    <message>
        <source>Thu lúc {0} ngày {1}, người thu: {2}</source>
        <translation>Taken at {0} on {1} by {2}</translation>
    </message>
    <message>
        <source>Người đồng ý không được là bạn, cũng không phải người đã thu. Giữ lại biên lai, báo lãnh đạo đơn vị để máy chủ thêm một người phụ trách, rồi làm lại bước này.</source>
        <translation>Who agrees may be neither you nor who took the money. Keep the receipt, ask the head of the unit to have another supervisor added at the server, then do this step again.</translation>
    </message>
</context>
<context>
    <name>MoneyList</name>
    <message>
        <source>Các khoản tiền</source>
        <translation>Sums</translation>
    </message>
    <message>
        <source>Lúc</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Cán bộ</source>
        <translation>Clerk</translation>
    </message>
    <message>
        <source>Số tiền</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>What was said</translation>
    </message>
    <message>
        <source>Mở hồ sơ</source>
        <translation>Open the dossier</translation>
    </message>
    <message>
        <source>Giải thích dòng sao kê…</source>
        <translation>Explain the statement line…</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Không có khoản nào</source>
        <translation>Nothing here</translation>
    </message>
</context>
<context>
    <name>MoneyPage</name>
    <message>
        <source>Thu tiền</source>
        <translation>Money</translation>
    </message>
    <message>
        <source>Lưu cho mọi quầy</source>
        <translation>Save for all desks</translation>
    </message>
    <message>
        <source>Chưa có tài khoản</source>
        <translation>No account yet</translation>
    </message>
    <message>
        <source>Ngân hàng</source>
        <translation>Bank</translation>
    </message>
    <message>
        <source>Số tài khoản</source>
        <translation>Account number</translation>
    </message>
    <message>
        <source>Tên chủ tài khoản</source>
        <translation>Account holder</translation>
    </message>
    <message>
        <source>Tài khoản nhận chuyển khoản (VietQR)</source>
        <translation>Account for transfers (VietQR)</translation>
    </message>
    <message>
        <source>Đơn vị thu (bỏ trống: tên trung tâm)</source>
        <translation>Collecting unit (empty: name of the centre)</translation>
    </message>
    <message>
        <source>Mã số thuế</source>
        <translation>Tax code</translation>
    </message>
    <message>
        <source>{0} liên</source>
        <translation>{0} copies</translation>
    </message>
    <message>
        <source>Số liên biên lai</source>
        <translation>Copies of a fee receipt</translation>
    </message>
    <message>
        <source>Ký hiệu biên lai phí</source>
        <translation>Series, fees</translation>
    </message>
    <message>
        <source>Ký hiệu biên lai lệ phí</source>
        <translation>Series, charges</translation>
    </message>
    <message>
        <source>Mẫu số biên lai phí</source>
        <translation>Form number, fees</translation>
    </message>
    <message>
        <source>Mẫu số biên lai lệ phí</source>
        <translation>Form number, charges</translation>
    </message>
    <message>
        <source>Biên lai thu tiền</source>
        <translation>Fee receipts</translation>
    </message>
    <message>
        <source>Trong ký hiệu, {desk} là số quầy và {year} là hai số cuối của năm: mỗi quầy, mỗi năm một quyển riêng, số chạy liên tục từ 0000001. Số liên phải khớp với mẫu số đã đăng ký.</source>
        <translation>In a series, {desk} is the desk&apos;s number and {year} the year&apos;s last two figures: each desk has a book of its own each year, numbered without a gap from 0000001. The number of copies must agree with the registered form.</translation>
    </message>
    <message>
        <source>Quầy này: {0}, số tiếp theo {1:07d}</source>
        <translation>This desk: {0}, next number {1:07d}</translation>
    </message>
    <message>
        <source>Đã lưu cho mọi quầy của đơn vị.</source>
        <translation>Saved for all desks of the unit.</translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message>
        <source>Bỏ vào, lấy ra</source>
        <translation>Put in, take out</translation>
    </message>
    <message>
        <source>Ghi</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Lấy ra</source>
        <translation>Taken out</translation>
    </message>
    <message>
        <source>Bỏ vào</source>
        <translation>Put in</translation>
    </message>
    <message>
        <source>Chiều</source>
        <translation>Direction</translation>
    </message>
    <message>
        <source>Đổi tiền lẻ</source>
        <translation>Small change</translation>
    </message>
    <message>
        <source>Nộp kho bạc, ngân hàng</source>
        <translation>To the treasury or bank</translation>
    </message>
    <message>
        <source>Khác</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>Loại</source>
        <translation>Sort</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Đóng thông báo</source>
        <translation>Close this notice</translation>
    </message>
</context>
<context>
    <name>NumbersButton</name>
    <message>
        <source>Xem biểu đồ</source>
        <translation>Show charts</translation>
    </message>
    <message>
        <source>Xem bảng số</source>
        <translation>Show numbers</translation>
    </message>
</context>
<context>
    <name>ObligationDialog</name>
    <message>
        <source>Yêu cầu thực hiện nghĩa vụ tài chính</source>
        <translation>Financial duty asked for</translation>
    </message>
    <message>
        <source>Thời hạn tạm dừng đến khi người dân nộp đủ; sau đó thời hạn còn lại được tính tiếp.</source>
        <translation>The clock stops until it is paid; then what was left runs on.</translation>
    </message>
    <message>
        <source>Ghi yêu cầu</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Khoản phải nộp, thông báo của cơ quan nào</source>
        <translation>What must be paid, by whose notice</translation>
    </message>
    <message>
        <source>Số tiền, đồng (0 nếu chưa biết)</source>
        <translation>Amount, đồng (0 if not known)</translation>
    </message>
</context>
<context>
    <name>ObligationMetDialog</name>
    <message>
        <source>Đã thực hiện nghĩa vụ tài chính</source>
        <translation>Financial duty met</translation>
    </message>
    <message>
        <source>Xem chứng từ nộp tiền trước khi ghi. Thời hạn còn lại được tính tiếp từ hôm nay.</source>
        <translation>Look at the proof of payment first. What was left of the time runs on from today.</translation>
    </message>
    <message>
        <source>Ghi đã thực hiện</source>
        <translation>Record as met</translation>
    </message>
</context>
<context>
    <name>OfferButton</name>
    <message>
        <source>Không thu</source>
        <translation>No fee</translation>
    </message>
    <message>
        <source>Còn thiếu {0}</source>
        <translation>{0} still missing</translation>
    </message>
    <message>
        <source>Trả lại {0}</source>
        <translation>Change {0}</translation>
    </message>
</context>
<context>
    <name>OpenDialog</name>
    <message>
        <source>Mở ngăn kéo</source>
        <translation>Open the drawer</translation>
    </message>
    <message>
        <source>Tiền lẻ đầu ca. Lần trước giữ lại {0}; đếm lại rồi ghi số có thật.</source>
        <translation>Opening float. Last time {0} was kept; count it again and write what is really there.</translation>
    </message>
</context>
<context>
    <name>OtherDayDialog</name>
    <message>
        <source>Xem ngày khác</source>
        <translation>Look at another day</translation>
    </message>
    <message>
        <source>Mở lại bảng tổng hợp của một ngày đã qua, cả ngày đã chốt.</source>
        <translation>Open a past day&apos;s tally again, also of a day that was closed.</translation>
    </message>
    <message>
        <source>Xem ngày này</source>
        <translation>Look at this day</translation>
    </message>
    <message>
        <source>Ngày làm việc</source>
        <translation>Business day</translation>
    </message>
    <message>
        <source>Nhập ngày, tháng, năm, ví dụ 20/11/2026.</source>
        <translation>Enter day, month and year, such as 20/11/2026.</translation>
    </message>
    <message>
        <source>Ngày này không có mục ghi nào.</source>
        <translation>Nothing was recorded on this day.</translation>
    </message>
</context>
<context>
    <name>Outlet</name>
    <message>
        <source>Chỉ xem trước, không in</source>
        <translation>Preview only, no printing</translation>
    </message>
    <message>
        <source>Máy in {0}: sẵn sàng</source>
        <translation>Printer {0}: ready</translation>
    </message>
    <message>
        <source>Máy in {0}: không in được</source>
        <translation>Printer {0}: cannot print</translation>
    </message>
</context>
<context>
    <name>OwnFields</name>
    <message>
        <source>{0} (nếu có)</source>
        <translation>{0} (if any)</translation>
    </message>
    <message>
        <source>Có</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>Không</source>
        <translation>No</translation>
    </message>
</context>
<context>
    <name>OwnPassword</name>
    <message>
        <source>Mật khẩu của bạn</source>
        <translation>Your password</translation>
    </message>
    <message>
        <source>Nhập mật khẩu của chính bạn để xác nhận.</source>
        <translation>Type your own password to confirm.</translation>
    </message>
</context>
<context>
    <name>OwnerFields</name>
    <message>
        <source>Công dân</source>
        <translation>Citizen</translation>
    </message>
    <message>
        <source>Doanh nghiệp, hộ kinh doanh</source>
        <translation>Business, household business</translation>
    </message>
    <message>
        <source>Cơ quan nhà nước</source>
        <translation>State agency</translation>
    </message>
    <message>
        <source>Tổ chức khác</source>
        <translation>Other organisation</translation>
    </message>
    <message>
        <source>Chủ hồ sơ là</source>
        <translation>The applicant is</translation>
    </message>
    <message>
        <source>Số căn cước của chủ hồ sơ</source>
        <translation>Applicant&apos;s identity number</translation>
    </message>
    <message>
        <source>Mã số thuế</source>
        <translation>Tax code</translation>
    </message>
    <message>
        <source>Giấy giới thiệu</source>
        <translation>Letter of introduction</translation>
    </message>
    <message>
        <source>Giấy ủy quyền</source>
        <translation>Letter of authorisation</translation>
    </message>
    <message>
        <source>Tên cơ quan, tổ chức</source>
        <translation>Name of the organisation</translation>
    </message>
    <message>
        <source>Địa chỉ trụ sở</source>
        <translation>Address of its seat</translation>
    </message>
    <message>
        <source>Giấy giới thiệu hoặc chức vụ</source>
        <translation>Letter of introduction, or office</translation>
    </message>
    <message>
        <source>số, ngày; hoặc: đại diện theo pháp luật</source>
        <translation>number, date; or: legal representative</translation>
    </message>
    <message>
        <source>Họ và tên chủ hồ sơ</source>
        <translation>Applicant&apos;s full name</translation>
    </message>
    <message>
        <source>Nơi cư trú của chủ hồ sơ</source>
        <translation>Applicant&apos;s residence</translation>
    </message>
    <message>
        <source>Giấy ủy quyền hoặc quan hệ</source>
        <translation>Letter of authorisation, or kinship</translation>
    </message>
    <message>
        <source>số, ngày; hoặc: mẹ, con, vợ…</source>
        <translation>number, date; or: mother, child, wife…</translation>
    </message>
    <message>
        <source>Chưa ghi: {0}. Vẫn lưu được; nếu thiếu thì yêu cầu bổ sung.</source>
        <translation>Not written: {0}. It can be saved; if it is missing, ask for it.</translation>
    </message>
</context>
<context>
    <name>PaperDesk</name>
    <message>
        <source>Giấy tờ ghi vào thư mục</source>
        <translation>Papers go into a folder</translation>
    </message>
    <message>
        <source>Chưa in được {0}</source>
        <translation>{0} has not been printed</translation>
    </message>
    <message>
        <source>In lại</source>
        <translation>Reprint</translation>
    </message>
</context>
<context>
    <name>PaperTicks</name>
    <message>
        <source>Giấy tờ khác: gõ tên rồi Enter để thêm</source>
        <translation>Another paper: type its name, Enter adds it</translation>
    </message>
    <message>
        <source>Giấy tờ khác</source>
        <translation>Another paper</translation>
    </message>
</context>
<context>
    <name>PapersStep</name>
    <message>
        <source>Giấy tờ</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>Giấy tờ nộp</source>
        <translation>Papers handed in</translation>
    </message>
    <message>
        <source>Tại quầy</source>
        <translation>At the counter</translation>
    </message>
    <message>
        <source>Bưu chính</source>
        <translation>By post</translation>
    </message>
    <message>
        <source>Bản điện tử</source>
        <translation>Electronic</translation>
    </message>
    <message>
        <source>Số trang</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Số bộ</source>
        <translation>Sets</translation>
    </message>
    <message>
        <source>Số bản</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>Trả kết quả</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>PapersTable</name>
    <message>
        <source>Bản chính</source>
        <translation>Originals</translation>
    </message>
    <message>
        <source>Chứng thực</source>
        <translation>Certified</translation>
    </message>
    <message>
        <source>Bản sao</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>Giấy tờ nộp</source>
        <translation>Papers handed in</translation>
    </message>
    <message>
        <source>Giấy tờ khác: gõ tên rồi Enter để thêm</source>
        <translation>Another paper: type its name, Enter adds it</translation>
    </message>
    <message>
        <source>Giấy tờ khác</source>
        <translation>Another paper</translation>
    </message>
</context>
<context>
    <name>PaymentFields</name>
    <message>
        <source>Tiền mặt</source>
        <translation>Cash</translation>
    </message>
    <message>
        <source>Chuyển khoản</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>Trực tuyến</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Thu sau</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Hình thức thu (phím {0})</source>
        <translation>Means of payment (key {0})</translation>
    </message>
    <message>
        <source>Miễn, giảm</source>
        <translation>Exempt, reduced</translation>
    </message>
    <message>
        <source>Đối tượng (gõ không dấu để tìm)</source>
        <translation>Who is exempt (type, no accents needed)</translation>
    </message>
    <message>
        <source>Tên, số giấy tờ hoặc cơ sở dữ liệu đã đối chiếu</source>
        <translation>Name and number of the paper, or the database that was checked</translation>
    </message>
    <message>
        <source>Giấy tờ chứng minh</source>
        <translation>Proof shown</translation>
    </message>
    <message>
        <source>Gõ thêm số giấy tờ, hoặc “đã tra CSDL”.</source>
        <translation>Add the paper&apos;s number, or that the database was looked up (“CSDL”).</translation>
    </message>
    <message>
        <source>Đối tượng, điều khoản của văn bản</source>
        <translation>Who, and which article of which document</translation>
    </message>
    <message>
        <source>Lý do và căn cứ</source>
        <translation>Reason and legal ground</translation>
    </message>
    <message>
        <source>Phần còn lại thu bằng</source>
        <translation>The rest is paid by</translation>
    </message>
    <message>
        <source>Khách đưa (đồng)</source>
        <translation>Cash given (đồng)</translation>
    </message>
    <message>
        <source>Trả lại</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>– Chọn đối tượng –</source>
        <translation>– Choose –</translation>
    </message>
    <message>
        <source>Còn thu {0} bằng</source>
        <translation>The remaining {0} by</translation>
    </message>
    <message>
        <source>Phải thu {0}</source>
        <translation>To pay {0}</translation>
    </message>
    <message>
        <source>Miễn, giảm {0}.</source>
        <translation>{0} is let go.</translation>
    </message>
    <message>
        <source>Kiểm tra trước khi miễn: {0}</source>
        <translation>Check before letting it go: {0}</translation>
    </message>
    <message>
        <source>Còn thiếu</source>
        <translation>Still missing</translation>
    </message>
</context>
<context>
    <name>PlacesPage</name>
    <message>
        <source>Thôn, tổ dân phố</source>
        <translation>Villages and residential groups</translation>
    </message>
    <message>
        <source>Nhập danh sách từ tệp…</source>
        <translation>Bring in a list from a file…</translation>
    </message>
    <message>
        <source>Tên mới hoặc tên cũ, không cần dấu: to 6, thon dong</source>
        <translation>Present or former name, marks may be left out: to 6, thon dong</translation>
    </message>
    <message>
        <source>Thôn, tổ dân phố của đơn vị</source>
        <translation>The unit&apos;s villages and residential groups</translation>
    </message>
    <message>
        <source>Tìm</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Tên</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Những thay đổi trong tệp</source>
        <translation>What the file would change</translation>
    </message>
    <message>
        <source>Tệp này giống hệt danh sách đang dùng</source>
        <translation>This file says what the list in use says</translation>
    </message>
    <message>
        <source>Nhận danh sách này</source>
        <translation>Adopt this list</translation>
    </message>
    <message>
        <source>Không nhận</source>
        <translation>Do not adopt</translation>
    </message>
    <message>
        <source>Chọn danh sách thôn, tổ dân phố</source>
        <translation>Choose a list of villages and residential groups</translation>
    </message>
    <message>
        <source>Bảng tính (*.xlsx *.csv)</source>
        <translation>Spreadsheets (*.xlsx *.csv)</translation>
    </message>
    <message>
        <source>Tất cả các tệp (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>Không có thôn, tổ nào tên như vậy, nay hoặc trước đây</source>
        <translation>No village or group has such a name, now or formerly</translation>
    </message>
    <message>
        <source>Đơn vị chưa có danh sách thôn, tổ dân phố</source>
        <translation>The unit has no list of villages and residential groups yet</translation>
    </message>
    <message>
        <source>Người phụ trách nhập từ XLSX hoặc CSV, có các cột: Tên, Loại, Tên cũ, Xã cũ, Từ ngày, Số hộ.</source>
        <translation>The supervisor brings it in from XLSX or CSV with the columns Tên, Loại, Tên cũ, Xã cũ, Từ ngày, Số hộ (name, kind, former name, former commune, since, households).</translation>
    </message>
    <message>
        <source>Đã nhận danh sách {0} thôn, tổ dân phố cho mọi quầy của đơn vị.</source>
        <translation>List adopted for all desks of the unit; villages and groups in it: {0}.</translation>
    </message>
</context>
<context>
    <name>PreviewWindow</name>
    <message>
        <source>Trang giấy</source>
        <translation>The page</translation>
    </message>
    <message>
        <source>Đang dựng trang…</source>
        <translation>Drawing the page…</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Lưu PDF…</source>
        <translation>Save PDF…</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>In lại</source>
        <translation>Reprint</translation>
    </message>
    <message>
        <source>Chưa chọn máy in: Cài đặt (F10)</source>
        <translation>No printer chosen: Settings (F10)</translation>
    </message>
    <message>
        <source>Xem trước {0} trang đầu; bản in và tệp PDF có đủ {1} trang.</source>
        <translation>Showing the first {0} pages; the print and the PDF file have all {1} pages.</translation>
    </message>
    <message>
        <source>Lưu PDF</source>
        <translation>Save PDF</translation>
    </message>
    <message>
        <source>Tệp PDF (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
</context>
<context>
    <name>PrinterCard</name>
    <message>
        <source>Máy in</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>In ra</source>
        <translation>Print on</translation>
    </message>
    <message>
        <source>Tìm lại</source>
        <translation>Search again</translation>
    </message>
    <message>
        <source>Khổ giấy</source>
        <translation>Paper size</translation>
    </message>
    <message>
        <source>1 liên</source>
        <translation>1 receipt</translation>
    </message>
    <message>
        <source>2 liên</source>
        <translation>2 receipts</translation>
    </message>
    <message>
        <source>Số liên</source>
        <translation>Receipts</translation>
    </message>
    <message>
        <source>A4, 8 nhãn</source>
        <translation>A4, 8 labels</translation>
    </message>
    <message>
        <source>A6, 1 nhãn</source>
        <translation>A6, 1 label</translation>
    </message>
    <message>
        <source>A7, 1 nhãn</source>
        <translation>A7, 1 label</translation>
    </message>
    <message>
        <source>Khổ nhãn bìa hồ sơ</source>
        <translation>Folder label size</translation>
    </message>
    <message>
        <source>Khổ giấy tiếp nhận</source>
        <translation>Paper of the receipt</translation>
    </message>
    <message>
        <source>Số liên giấy tiếp nhận</source>
        <translation>Receipts printed</translation>
    </message>
    <message>
        <source>In khi cần</source>
        <translation>Print when asked</translation>
    </message>
    <message>
        <source>In ngay khi thu</source>
        <translation>Print at once</translation>
    </message>
    <message>
        <source>Biên lai thu tiền</source>
        <translation>Fee receipts</translation>
    </message>
    <message>
        <source>Không thấy máy in nào trên máy này. Cài máy in trong hệ thống rồi bấm Tìm lại.</source>
        <translation>No printer was found on this machine. Install one in the system, then search again.</translation>
    </message>
    <message>
        <source>Xem trước, không in</source>
        <translation>Preview, no printing</translation>
    </message>
    <message>
        <source>{0} (không thấy)</source>
        <translation>{0} (not found)</translation>
    </message>
</context>
<context>
    <name>ProcedureStep</name>
    <message>
        <source>Thủ tục</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>Gõ tên không dấu hoặc mã thủ tục, ví dụ: chung thuc ban sao, 2.000815</source>
        <translation>Type a name without diacritics or a code: chung thuc ban sao, 2.000815</translation>
    </message>
    <message>
        <source>Tên hoặc mã thủ tục</source>
        <translation>Name or code of the procedure</translation>
    </message>
    <message>
        <source>Trường hợp</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>Thời hạn áp dụng</source>
        <translation>Time limit that applies</translation>
    </message>
    <message>
        <source>Không có thủ tục nào khớp. Gõ ít chữ hơn, không dấu, hoặc mã thủ tục.</source>
        <translation>No procedure matches. Type less, without diacritics, or the code.</translation>
    </message>
</context>
<context>
    <name>ProceduresPage</name>
    <message>
        <source>Thủ tục hành chính</source>
        <translation>Administrative procedures</translation>
    </message>
    <message>
        <source>Nhập danh mục của đơn vị…</source>
        <translation>Import the unit&apos;s list…</translation>
    </message>
    <message>
        <source>Gõ tên không dấu, mã hoặc lĩnh vực</source>
        <translation>Type a name without diacritics, a code or a field</translation>
    </message>
    <message>
        <source>Tìm thủ tục</source>
        <translation>Find a procedure</translation>
    </message>
    <message>
        <source>Khối Nhà nước</source>
        <translation>State block</translation>
    </message>
    <message>
        <source>Khối Đảng</source>
        <translation>Party block</translation>
    </message>
    <message>
        <source>Mã</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Thủ tục</source>
        <translation>Procedures</translation>
    </message>
    <message>
        <source>Lĩnh vực</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>Thời hạn</source>
        <translation>Time limit</translation>
    </message>
    <message>
        <source>Phí, lệ phí</source>
        <translation>Fees</translation>
    </message>
    <message>
        <source>Không có thủ tục nào khớp</source>
        <translation>No procedure matches</translation>
    </message>
    <message>
        <source>Gõ ít chữ hơn, không dấu, hoặc mã thủ tục.</source>
        <translation>Type fewer letters, without diacritics, or the procedure&apos;s code.</translation>
    </message>
    <message>
        <source>Thủ tục đang chọn</source>
        <translation>The chosen procedure</translation>
    </message>
    <message>
        <source>Danh mục (*.xlsx *.csv)</source>
        <translation>Lists (*.xlsx *.csv)</translation>
    </message>
    <message>
        <source>Chọn tệp danh mục thủ tục</source>
        <translation>Choose the file with the list of procedures</translation>
    </message>
    <message>
        <source>Chưa chọn thủ tục</source>
        <translation>No procedure chosen</translation>
    </message>
    <message>
        <source>{0} thủ tục · phiên bản {1} · nguồn: {2}, {3}</source>
        <translation>Procedures: {0} · version {1} · source: {2}, {3}</translation>
    </message>
    <message>
        <source> · đã nhập: {0}</source>
        <translation> · imported: {0}</translation>
    </message>
    <message>
        <source>Chưa chọn dòng nào</source>
        <translation>No line chosen</translation>
    </message>
    <message>
        <source>Danh mục đã có hiệu lực ở mọi quầy của đơn vị: phiên bản {0}. Hồ sơ cũ giữ phiên bản cũ.</source>
        <translation>The list holds at every desk of the unit now: version {0}. Earlier dossiers keep their version.</translation>
    </message>
</context>
<context>
    <name>ProofCard</name>
    <message>
        <source>Kiểm tra toàn vẹn</source>
        <translation>Integrity check</translation>
    </message>
    <message>
        <source>Đối chiếu nhật ký, sổ hồ sơ và cuộn sao lưu với nhau. Không thay đổi gì, vẫn tiếp nhận được.</source>
        <translation>Proves journal, register and roll against each other. Changes nothing; intake goes on meanwhile.</translation>
    </message>
    <message>
        <source>Kiểm tra ngay</source>
        <translation>Check now</translation>
    </message>
    <message>
        <source>Đang kiểm tra…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>… và {0} sai lệch nữa.</source>
        <translation>… and {0} more.</translation>
    </message>
</context>
<context>
    <name>RailButton</name>
    <message>
        <source>{0} việc chờ</source>
        <translation>{0} waiting</translation>
    </message>
</context>
<context>
    <name>RatingDialog</name>
    <message>
        <source>Đánh giá của người dân</source>
        <translation>Citizen&apos;s rating</translation>
    </message>
    <message>
        <source>Người dân chọn mức hài lòng về việc tiếp nhận và trả kết quả.</source>
        <translation>The citizen says how content they are.</translation>
    </message>
</context>
<context>
    <name>ReceiptChoiceDialog</name>
    <message>
        <source>In biên lai thu tiền</source>
        <translation>Print fee receipt</translation>
    </message>
    <message>
        <source>Biên lai đã in rồi thì lần này là bản sao, vẫn mang số cũ.</source>
        <translation>If it was printed before, this is a copy under its old number.</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Khoản thu</source>
        <translation>Payment</translation>
    </message>
</context>
<context>
    <name>ReceiptPanel</name>
    <message>
        <source>Giấy tiếp nhận và hẹn trả</source>
        <translation>Receipt with the due time</translation>
    </message>
    <message>
        <source>Hẹn trả</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Hẹn trả ngày (thủ tục không quy định thời hạn)</source>
        <translation>Due on (the procedure states no time limit)</translation>
    </message>
    <message>
        <source>Phí, lệ phí</source>
        <translation>Fees</translation>
    </message>
    <message>
        <source>Mức thu theo quyết định của tỉnh (đồng)</source>
        <translation>Fee by the province&apos;s decision (đồng)</translation>
    </message>
    <message>
        <source>Sửa mức thu</source>
        <translation>Change the fee</translation>
    </message>
    <message>
        <source>Thêm hồ sơ khác</source>
        <translation>Another dossier</translation>
    </message>
    <message>
        <source>Thêm hồ sơ khác của người này ({0})</source>
        <translation>Another dossier of this person ({0})</translation>
    </message>
    <message>
        <source>Nhập tiền khách đưa ({0})</source>
        <translation>Enter the cash given ({0})</translation>
    </message>
    <message>
        <source>Mã VietQR</source>
        <translation>VietQR code</translation>
    </message>
    <message>
        <source>Lưu và in</source>
        <translation>Save and print</translation>
    </message>
    <message>
        <source>Trả ngay ({0})</source>
        <translation>At once ({0})</translation>
    </message>
    <message>
        <source>Shift F9: trả ngay và in</source>
        <translation>Shift F9: hand back at once and print</translation>
    </message>
    <message>
        <source>Lưu, không in</source>
        <translation>Save only</translation>
    </message>
    <message>
        <source>Bổ sung…</source>
        <translation>Papers…</translation>
    </message>
    <message>
        <source>Từ chối…</source>
        <translation>Refuse…</translation>
    </message>
    <message>
        <source>Không quy định</source>
        <translation>Not stated</translation>
    </message>
    <message>
        <source>Không thu</source>
        <translation>No fee</translation>
    </message>
    <message>
        <source>Lưu {0} hồ sơ và in</source>
        <translation>Save {0} and print</translation>
    </message>
</context>
<context>
    <name>ReceiveDialog</name>
    <message>
        <source>Nhận giấy tờ bổ sung</source>
        <translation>Receive a supplement</translation>
    </message>
    <message>
        <source>Hạn trả được tính lại từ đầu, kể từ lúc nhận bổ sung.</source>
        <translation>The due time is counted afresh from the moment the supplement is received.</translation>
    </message>
    <message>
        <source>Nhận bổ sung</source>
        <translation>Receive supplement</translation>
    </message>
    <message>
        <source>Giấy tờ bổ sung</source>
        <translation>Papers of the supplement</translation>
    </message>
    <message>
        <source>Giấy tờ nhận được</source>
        <translation>Papers received</translation>
    </message>
    <message>
        <source>Đánh dấu ít nhất một giấy tờ và số bản đã nhận.</source>
        <translation>Tick at least one paper, with the number received.</translation>
    </message>
    <message numerus="yes">
        <source>Còn thiếu %n giấy tờ đã yêu cầu.</source>
        <translation>
            <numerusform>%n requested paper is still missing.</numerusform>
            <numerusform>%n requested papers are still missing.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReceiverForm</name>
    <message>
        <source>Chủ hồ sơ</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>Người nộp</source>
        <translation>Submitter</translation>
    </message>
    <message>
        <source>Người khác</source>
        <translation>Somebody else</translation>
    </message>
    <message>
        <source>Người nhận</source>
        <translation>Receiver</translation>
    </message>
    <message>
        <source>Họ và tên người nhận</source>
        <translation>Receiver&apos;s full name</translation>
    </message>
    <message>
        <source>Để trống nếu không có giấy tờ</source>
        <translation>Leave empty if there is none</translation>
    </message>
    <message>
        <source>Số căn cước người nhận</source>
        <translation>Receiver&apos;s identity number</translation>
    </message>
    <message>
        <source>Giấy ủy quyền số, ngày, nơi chứng thực</source>
        <translation>Authorisation: number, day, certified by</translation>
    </message>
    <message>
        <source>Căn cứ ủy quyền</source>
        <translation>Authorisation</translation>
    </message>
    <message>
        <source>Đã kiểm tra, vẫn trả cho người này</source>
        <translation>Checked; hand it to this person all the same</translation>
    </message>
    <message>
        <source>Tại quầy</source>
        <translation>At the counter</translation>
    </message>
    <message>
        <source>Bưu chính</source>
        <translation>By post</translation>
    </message>
    <message>
        <source>Điện tử</source>
        <translation>Electronic</translation>
    </message>
    <message>
        <source>Hình thức trả</source>
        <translation>Handed back</translation>
    </message>
    <message>
        <source>In trên phiếu gửi của bưu điện</source>
        <translation>Printed on the post&apos;s slip</translation>
    </message>
    <message>
        <source>Mã bưu gửi</source>
        <translation>Tracking number</translation>
    </message>
    <message>
        <source>Thẻ đúng là của chủ hồ sơ.</source>
        <translation>The card is the applicant&apos;s.</translation>
    </message>
    <message>
        <source>Hồ sơ không ghi số giấy tờ của chủ hồ sơ. Tên trên thẻ trùng tên; so ảnh trước khi trả.</source>
        <translation>The dossier has no identity number of the applicant. The name on the card is the same; compare the photograph before handing back.</translation>
    </message>
    <message>
        <source>Thẻ này của {0}, không phải của {1}. Chỉ trả khi đã kiểm tra.</source>
        <translation>This card is {0}&apos;s, not {1}&apos;s. Hand it over only after checking.</translation>
    </message>
    <message>
        <source>Thẻ đúng là của người được ủy quyền.</source>
        <translation>The card is the authorised person&apos;s.</translation>
    </message>
    <message>
        <source>Thẻ này của {0}, không phải của chủ hồ sơ {1}. Ghi căn cứ ủy quyền, hoặc xác nhận bên dưới.</source>
        <translation>This card is {0}&apos;s, not the applicant {1}&apos;s. Write the authorisation, or confirm below.</translation>
    </message>
    <message>
        <source>Thẻ đúng là của người đã nộp hồ sơ.</source>
        <translation>The card is the submitter&apos;s.</translation>
    </message>
    <message>
        <source>Ghi họ tên người nhận, hoặc quét thẻ của họ.</source>
        <translation>Write the receiver&apos;s full name, or scan their card.</translation>
    </message>
</context>
<context>
    <name>RecreateDialog</name>
    <message>
        <source>Dựng lại hồ sơ từ giấy tiếp nhận</source>
        <translation>Recreate the dossier from its receipt</translation>
    </message>
    <message>
        <source>Dựng lại hồ sơ</source>
        <translation>Recreate the dossier</translation>
    </message>
    <message>
        <source>Ghi chú (nếu có)</source>
        <translation>Note (if any)</translation>
    </message>
    <message>
        <source>Họ tên như trên giấy</source>
        <translation>Full name as on the paper</translation>
    </message>
    <message>
        <source>Chọn theo giấy…</source>
        <translation>Choose as on the paper…</translation>
    </message>
    <message>
        <source>Đã thu tiền mặt</source>
        <translation>Paid in cash</translation>
    </message>
    <message>
        <source>Đã thu chuyển khoản</source>
        <translation>Paid by transfer</translation>
    </message>
    <message>
        <source>Được miễn</source>
        <translation>Waived</translation>
    </message>
    <message>
        <source>Chưa thu</source>
        <translation>Not paid yet</translation>
    </message>
    <message>
        <source>Chủ hồ sơ</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>Số định danh</source>
        <translation>Identity number</translation>
    </message>
    <message>
        <source>Điện thoại</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Địa chỉ</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Phí, lệ phí ghi trên giấy</source>
        <translation>Fees as written on the paper</translation>
    </message>
    <message>
        <source>Số thứ tự trong quyển</source>
        <translation>Line in the book</translation>
    </message>
    <message>
        <source>không hẹn</source>
        <translation>no date</translation>
    </message>
    <message>
        <source>{0} tiếp nhận {1} · hẹn trả {2} · phí, lệ phí {3}</source>
        <translation>{0} received it {1} · promised for {2} · fees {3}</translation>
    </message>
    <message>
        <source>không thu</source>
        <translation>no fee</translation>
    </message>
    <message>
        <source>Giấy này do {0} ký, chữ ký đúng, nhưng hồ sơ chưa có ở quầy này. Dựng lại thì hồ sơ giữ nguyên mã và ngày hẹn, không cấp số mới, không thu phí lần nữa; nếu dữ liệu gốc về sau đến thì tự nhập làm một.</source>
        <translation>{0} signed this receipt and the signature is genuine, but the dossier is not known at this desk. Recreated, it keeps its number and its promised date; no new number is used and no fee is taken again. Should the original data come later, both become one by themselves.</translation>
    </message>
    <message>
        <source>{0} chưa bị thu hồi: hồ sơ có thể tự đến khi quầy ấy có mạng; chỉ dựng lại khi cần làm ngay.</source>
        <translation>{0} has not been revoked: the dossier may still arrive by itself when that desk is online; recreate it only if it is needed now.</translation>
    </message>
    <message>
        <source>Ghi họ tên chủ hồ sơ như trên giấy.</source>
        <translation>Write the applicant&apos;s name as on the paper.</translation>
    </message>
    <message>
        <source>Chọn như ghi trên giấy.</source>
        <translation>Choose as written on the paper.</translation>
    </message>
</context>
<context>
    <name>RefundDialog</name>
    <message>
        <source>Hoàn trả phí, lệ phí</source>
        <translation>Refund fees</translation>
    </message>
    <message>
        <source>Ghi thành một khoản riêng; biên lai đã thu vẫn còn giá trị.</source>
        <translation>Recorded as an entry of its own; the fee receipt stays valid.</translation>
    </message>
    <message>
        <source>Ghi hoàn trả</source>
        <translation>Record the refund</translation>
    </message>
    <message>
        <source>Lý do hoàn trả</source>
        <translation>Reason for the refund</translation>
    </message>
    <message>
        <source>Phí hoàn trả, đồng</source>
        <translation>Fee to refund, đồng</translation>
    </message>
    <message>
        <source>Lệ phí hoàn trả, đồng</source>
        <translation>Charge to refund, đồng</translation>
    </message>
    <message>
        <source>Tiền mặt</source>
        <translation>Cash</translation>
    </message>
    <message>
        <source>Chuyển khoản</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>Trả bằng</source>
        <translation>Given back by</translation>
    </message>
    <message>
        <source>Người nhận lại tiền</source>
        <translation>Who receives the money</translation>
    </message>
    <message>
        <source>Đơn, quyết định; số, ngày</source>
        <translation>Request, decision; number, date</translation>
    </message>
    <message>
        <source>Chứng từ</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>Thu nhầm: khoản này lẽ ra không phải thu</source>
        <translation>Charged by mistake: it was never due</translation>
    </message>
    <message>
        <source>Được hoàn tối đa {0}.</source>
        <translation>At most {0} may be refunded.</translation>
    </message>
</context>
<context>
    <name>RefusalDialog</name>
    <message>
        <source>Từ chối hồ sơ</source>
        <translation>Refuse the dossier</translation>
    </message>
    <message>
        <source>Người dân nhận phiếu từ chối có đúng lý do ghi ở đây.</source>
        <translation>The citizen receives a refusal slip with exactly the reason written here.</translation>
    </message>
    <message>
        <source>Từ chối và in phiếu</source>
        <translation>Refuse and print the slip</translation>
    </message>
    <message>
        <source>Lý do và căn cứ pháp lý</source>
        <translation>Reason and legal ground</translation>
    </message>
    <message>
        <source>Nêu điều, khoản của văn bản quy định, ví dụ: khoản 2 Điều 8 Luật Hộ tịch.</source>
        <translation>Name the article and clause, for example: khoản 2 Điều 8 Luật Hộ tịch.</translation>
    </message>
</context>
<context>
    <name>RegisterPage</name>
    <message>
        <source>Sổ hồ sơ</source>
        <translation>Register of dossiers</translation>
    </message>
    <message>
        <source>Tên, số điện thoại, số giấy tờ hoặc mã hồ sơ</source>
        <translation>Name, phone, identity number or code</translation>
    </message>
    <message>
        <source>Tìm trong sổ</source>
        <translation>Search the register</translation>
    </message>
    <message>
        <source>Hôm nay</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Chờ tiếp nhận</source>
        <translation>To be accepted</translation>
    </message>
    <message>
        <source>Ở cơ quan</source>
        <translation>At an agency</translation>
    </message>
    <message>
        <source>Chờ bổ sung</source>
        <translation>Awaiting supplement</translation>
    </message>
    <message>
        <source>Chờ nghĩa vụ</source>
        <translation>Duty to meet</translation>
    </message>
    <message>
        <source>Có kết quả</source>
        <translation>Result ready</translation>
    </message>
    <message>
        <source>Cần trả lời</source>
        <translation>To answer</translation>
    </message>
    <message>
        <source>Quá hạn</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Bộ phận giải quyết đang hỏi quầy</source>
        <translation>The back office waits for the counter&apos;s answer</translation>
    </message>
    <message>
        <source>Đang ở cơ quan giải quyết</source>
        <translation>With the resolving agency</translation>
    </message>
    <message>
        <source>Chờ người dân thực hiện nghĩa vụ tài chính</source>
        <translation>The citizen has a financial duty to meet</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>Ghi hồ sơ trực tuyến…</source>
        <translation>Online filing…</translation>
    </message>
    <message>
        <source>Hôm nay chưa có hồ sơ nào</source>
        <translation>No dossiers today yet</translation>
    </message>
    <message>
        <source>Hồ sơ tiếp nhận ở F2 hiện ngay ở đây.</source>
        <translation>Dossiers received at F2 appear here at once.</translation>
    </message>
    <message>
        <source>Không có hồ sơ nào chờ tiếp nhận</source>
        <translation>Nothing waits to be accepted</translation>
    </message>
    <message>
        <source>Hồ sơ trực tuyến, và hồ sơ còn thiếu giấy tờ khi nộp, chờ ở đây.</source>
        <translation>Online filings, and those that lacked papers, wait here.</translation>
    </message>
    <message>
        <source>Không có hồ sơ nào ở cơ quan giải quyết</source>
        <translation>No dossier is with an agency</translation>
    </message>
    <message>
        <source>Không có hồ sơ nào chờ bổ sung</source>
        <translation>No dossier is awaiting a supplement</translation>
    </message>
    <message>
        <source>Không có hồ sơ nào chờ nghĩa vụ tài chính</source>
        <translation>No dossier waits for a financial duty</translation>
    </message>
    <message>
        <source>Không có kết quả nào chờ trả</source>
        <translation>No results are waiting to be handed back</translation>
    </message>
    <message>
        <source>Bộ phận giải quyết không hỏi gì</source>
        <translation>The back office asks nothing</translation>
    </message>
    <message>
        <source>Không có hồ sơ nào quá hạn</source>
        <translation>No dossier is overdue</translation>
    </message>
    <message>
        <source>Sổ chưa có hồ sơ nào</source>
        <translation>The register is empty</translation>
    </message>
    <message>
        <source>Không tìm thấy hồ sơ nào</source>
        <translation>No dossier found</translation>
    </message>
    <message>
        <source>Gõ ít chữ hơn: tên không dấu, số điện thoại, hoặc mấy số cuối của mã hồ sơ.</source>
        <translation>Type less: the name without diacritics, the phone, or the last digits of the dossier code.</translation>
    </message>
    <message>
        <source>Chưa chọn hồ sơ</source>
        <translation>No dossier chosen</translation>
    </message>
    <message>
        <source>Gõ để tìm, hoặc quét mã trên giấy tiếp nhận.</source>
        <translation>Type to search, or scan the code on a receipt.</translation>
    </message>
    <message>
        <source>Thử lại</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Quầy này chưa có hồ sơ đó. Kiểm tra lại mã, hoặc chờ đồng bộ.</source>
        <translation>This desk does not have that dossier yet. Check the code, or wait for the exchange with the server.</translation>
    </message>
    <message>
        <source>Đã ghi hồ sơ trực tuyến {0} · {1}, chờ tiếp nhận</source>
        <translation>Online filing {0} · {1} written down, to be accepted</translation>
    </message>
</context>
<context>
    <name>RemoveScanDialog</name>
    <message>
        <source>Gỡ bản số hóa</source>
        <translation>Remove a scan</translation>
    </message>
    <message>
        <source>“{0}” không còn trong hồ sơ. Việc gỡ và lý do được giữ trong nhật ký.</source>
        <translation>“{0}” leaves the dossier. The removal and its reason stay in the journal.</translation>
    </message>
    <message>
        <source>Gỡ khỏi hồ sơ</source>
        <translation>Remove from the dossier</translation>
    </message>
    <message>
        <source>Lý do gỡ</source>
        <translation>Reason for removing</translation>
    </message>
    <message>
        <source>Xóa hẳn nội dung (giấy tờ của người khác)</source>
        <translation>Erase the content (another person&apos;s paper)</translation>
    </message>
</context>
<context>
    <name>ReportChoices</name>
    <message>
        <source>Từ ngày</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>Đến ngày</source>
        <translation>To</translation>
    </message>
    <message>
        <source>Kỳ</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>Xếp theo</source>
        <translation>Grouped by</translation>
    </message>
    <message>
        <source>Loại báo cáo</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>Trước ngày đầu kỳ</source>
        <translation>Before the first day</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>Báo cáo</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>Đang lập báo cáo…</source>
        <translation>Preparing the report…</translation>
    </message>
    <message>
        <source>Xem và in</source>
        <translation>View and print</translation>
    </message>
    <message>
        <source>Lưu Excel…</source>
        <translation>Save as Excel…</translation>
    </message>
    <message>
        <source>Lưu Excel</source>
        <translation>Save as Excel</translation>
    </message>
    <message>
        <source>Bảng tính Excel (*.xlsx)</source>
        <translation>Excel workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>Nhập ngày đầu kỳ và ngày cuối kỳ</source>
        <translation>Enter the first and the last day of the period</translation>
    </message>
    <message>
        <source>Biểu đồ, {0}</source>
        <translation>Charts, {0}</translation>
    </message>
    <message>
        <source>Không có hồ sơ nào trong kỳ này</source>
        <translation>No dossiers in this period</translation>
    </message>
    <message>
        <source>Không có khoản thu nào trong kỳ này</source>
        <translation>No money was taken in this period</translation>
    </message>
    <message>
        <source>Chọn kỳ khác ở phía trên.</source>
        <translation>Choose another period above.</translation>
    </message>
    <message>
        <source>Lúc này: {0} hồ sơ chưa giải quyết xong, {1} quá hạn</source>
        <translation>Dossiers now: {0} not yet resolved, {1} overdue</translation>
    </message>
    <message>
        <source>{0} chờ tiếp nhận</source>
        <translation>{0} waiting to be received</translation>
    </message>
    <message>
        <source>tiếp nhận {0} · đã giải quyết {1} (quá hạn {2}) · đang giải quyết {3} (quá hạn {4})</source>
        <translation>received {0} · resolved {1} ({2} late) · pending {3} ({4} overdue)</translation>
    </message>
    <message>
        <source>{0} dòng</source>
        <translation>rows: {0}</translation>
    </message>
    <message>
        <source>Số đã ký: {0} đồng.</source>
        <translation>Signed: {0} đồng.</translation>
    </message>
    <message>
        <source>Đến sau quyết toán, chưa ai ký: {0} đồng · cộng cả kỳ: {1} đồng.</source>
        <translation>Came after the settlement, signed by nobody: {0} đồng · whole period: {1} đồng.</translation>
    </message>
    <message>
        <source>{0}: thu thực {1} đồng · đã chốt sổ {2} · bổ sung {3}</source>
        <translation>{0}: taken {1} đồng · ruled off {2} · addenda {3}</translation>
    </message>
    <message>
        <source>Đã lưu {0}</source>
        <translation>Saved {0}</translation>
    </message>
    <message>
        <source>Tệp có dữ liệu cá nhân và không được mã hóa: giữ như giữ sổ giấy, xóa khi dùng xong.</source>
        <translation>The file holds personal data and is not encrypted: keep it like the paper book, delete it after use.</translation>
    </message>
    <message>
        <source>Chưa lập được báo cáo</source>
        <translation>The report could not be prepared</translation>
    </message>
</context>
<context>
    <name>ResultCard</name>
    <message>
        <source>Kết quả</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Chưa đếm</source>
        <translation>Not counted yet</translation>
    </message>
    <message>
        <source>Số phải có chỉ hiện sau khi ghi kết quả đếm.</source>
        <translation>What must be there is shown only after the count is recorded.</translation>
    </message>
    <message>
        <source>Phải có</source>
        <translation>Expected</translation>
    </message>
    <message>
        <source>Đếm được</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>Chênh lệch</source>
        <translation>Difference</translation>
    </message>
    <message>
        <source>Khóa ngăn kéo…</source>
        <translation>Close the drawer…</translation>
    </message>
    <message>
        <source>Đếm {0} lần, lần nào cũng được ghi: {1}.</source>
        <translation>Counted {0} times, every count is kept: {1}.</translation>
    </message>
    <message>
        <source>Chưa tìm thấy nguyên nhân rõ ràng: {0}. Đếm lại, hoặc xem danh sách thu ở Sổ hồ sơ (F3).</source>
        <translation>No clear cause found: {0}. Count again, or look at what was taken in the Register (F3).</translation>
    </message>
</context>
<context>
    <name>ResultDialog</name>
    <message>
        <source>Ghi nhận kết quả</source>
        <translation>Record the result</translation>
    </message>
    <message>
        <source>Kết quả đã về quầy. Ô nào không có thì bỏ trống.</source>
        <translation>The result is at the desk. Leave empty what there is not.</translation>
    </message>
    <message>
        <source>Trích lục, quyết định, giấy chứng nhận…</source>
        <translation>Extract, decision, certificate…</translation>
    </message>
    <message>
        <source>Ví dụ: kệ B, ngăn 3</source>
        <translation>For example: shelf B, box 3</translation>
    </message>
    <message>
        <source>Có bản điện tử đã ký số</source>
        <translation>There is a signed electronic copy</translation>
    </message>
    <message>
        <source>Loại kết quả</source>
        <translation>Sort of result</translation>
    </message>
    <message>
        <source>Số, ký hiệu</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Nơi để</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Trích yếu</source>
        <translation>Summary</translation>
    </message>
</context>
<context>
    <name>ReturnOriginalsDialog</name>
    <message>
        <source>Trả lại bản chính</source>
        <translation>Give originals back</translation>
    </message>
    <message>
        <source>Người dân nhận lại mọi bản chính quầy đang giữ:</source>
        <translation>The citizen gets back all originals that the desk holds:</translation>
    </message>
    <message>
        <source>Ghi đã trả</source>
        <translation>Record as given back</translation>
    </message>
</context>
<context>
    <name>ReturnedOriginals</name>
    <message>
        <source>Trả lại bản chính đang giữ</source>
        <translation>Originals held go back</translation>
    </message>
</context>
<context>
    <name>ReverseDialog</name>
    <message>
        <source>Đảo bút toán ghi trùng</source>
        <translation>Reverse a double entry</translation>
    </message>
    <message>
        <source>Số đã tính thừa ra khỏi sổ; mục ghi cũ và mục đảo đều giữ trong nhật ký.</source>
        <translation>What was counted too often leaves the sums; the old entry and its reversal both stay in the journal.</translation>
    </message>
    <message>
        <source>Đảo bút toán</source>
        <translation>Reverse the entry</translation>
    </message>
    <message>
        <source>Lý do đảo</source>
        <translation>Why it is reversed</translation>
    </message>
    <message>
        <source>Mục ghi trùng</source>
        <translation>Double entry</translation>
    </message>
    <message>
        <source>{0} trong sổ chuyển lại từ {1} sang {2}, tại ngăn kéo của {3}.</source>
        <translation>{0} in the sums goes back from {1} to {2}, in the drawer of {3}.</translation>
    </message>
    <message>
        <source>Chỉ đảo khi người dân đã nộp lại {0}: tiền nằm trong ngăn kéo của bạn và sổ cộng lại {0}.</source>
        <translation>Reverse only when the citizen has brought {0} back: the money lies in your drawer, and the sums get {0} back.</translation>
    </message>
    <message>
        <source>Chỉ đảo khi {0} hoàn hai lần đã về lại tài khoản; sổ cộng lại {0}, {1}.</source>
        <translation>Reverse only when the {0} given back twice is in the account again; the sums get {0} back, {1}.</translation>
    </message>
    <message>
        <source>Không động đến tiền: sổ cộng lại {0}, {1}; số phải có trong ngăn kéo của {2} đúng trở lại.</source>
        <translation>No money is touched: the sums get {0} back, {1}; what must be in the drawer of {2} is right again.</translation>
    </message>
    <message>
        <source>Không động đến tiền: sổ trừ lại {0}, {1}; số phải có trong ngăn kéo của {2} đúng trở lại.</source>
        <translation>No money is touched: {0} leaves the sums, {1}; what must be in the drawer of {2} is right again.</translation>
    </message>
</context>
<context>
    <name>RevokeDeskDialog</name>
    <message>
        <source>Thu hồi quầy</source>
        <translation>Revoke a desk</translation>
    </message>
    <message>
        <source>Dùng khi máy bị mất, bị trộm hoặc thôi dùng. Quầy bị thu hồi không gửi nhận được nữa và không bao giờ dùng lại được; số của quầy ấy không cấp cho ai khác, giấy đã in vẫn có hiệu lực. Việc đã gửi vẫn còn. Hồ sơ chưa kịp gửi: quét mã trên giấy tiếp nhận của người dân để dựng lại.</source>
        <translation>For a machine that was lost, stolen or is no longer used. A revoked desk can send and receive nothing and is never used again; its numbers are given to nobody else, papers already printed stay valid. What it sent stays. Dossiers that it could not send: scan the code on the citizen&apos;s receipt to recreate them.</translation>
    </message>
    <message>
        <source>Thu hồi</source>
        <translation>Revoke</translation>
    </message>
    <message>
        <source>Lý do thu hồi</source>
        <translation>Why it is revoked</translation>
    </message>
    <message>
        <source>Quầy bị thu hồi</source>
        <translation>Desk to revoke</translation>
    </message>
</context>
<context>
    <name>Routing</name>
    <message>
        <source>Quầy này chưa có hồ sơ {0}. Kiểm tra mã; hồ sơ do quầy khác nhận thì chờ đồng bộ.</source>
        <translation>This desk does not have dossier {0} yet. Check the code; if another desk received it, wait for the exchange.</translation>
    </message>
    <message>
        <source>Mã vừa quét không phải thẻ căn cước hay giấy tiếp nhận. Quét lại.</source>
        <translation>What was scanned is neither an identity card nor a receipt. Scan again.</translation>
    </message>
</context>
<context>
    <name>Ruling</name>
    <message>
        <source>Chốt sổ ngày {0}?</source>
        <translation>Rule off {0}?</translation>
    </message>
    <message>
        <source>Chốt sổ và ký</source>
        <translation>Close and sign</translation>
    </message>
    <message>
        <source>Lập bổ sung cho ngày {0}?</source>
        <translation>Make an addendum for {0}?</translation>
    </message>
    <message>
        <source>Ký vĩnh viễn thành bổ sung số {0}.</source>
        <translation>Signed for good as addendum {0}.</translation>
    </message>
    <message>
        <source>Ký bổ sung</source>
        <translation>Sign the addendum</translation>
    </message>
    <message>
        <source>Bước 1/3: đối chiếu, cộng sổ và ký…</source>
        <translation>Step 1 of 3: checking, adding up and signing…</translation>
    </message>
    <message>
        <source>Bước 1/3: đối chiếu, cộng bổ sung và ký…</source>
        <translation>Step 1 of 3: checking, adding up the addendum and signing…</translation>
    </message>
    <message>
        <source>Đã chốt sổ ngày {0}.</source>
        <translation>The day {0} is ruled off.</translation>
    </message>
    <message>
        <source>Đã ký bổ sung số {0}.</source>
        <translation>Addendum {0} is signed.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Bước 2/3: ghi bảng tổng hợp PDF…</source>
        <translation>Step 2 of 3: writing the tally as PDF…</translation>
    </message>
    <message>
        <source>Bước 3/3: ghi bảng tính Excel…</source>
        <translation>Step 3 of 3: writing the Excel workbook…</translation>
    </message>
    <message>
        <source>{0} Chưa ghi đủ bảng tổng hợp: {1}</source>
        <translation>{0} Not all of its papers were written: {1}</translation>
    </message>
    <message>
        <source>Ghi lại</source>
        <translation>Write again</translation>
    </message>
    <message>
        <source>Ngày đã chốt, số liệu giữ nguyên.</source>
        <translation>The day is closed, its figures stand.</translation>
    </message>
    <message>
        <source>{0} Bảng tổng hợp đang được in; PDF và Excel đã lưu.</source>
        <translation>{0} The tally is being printed; PDF and Excel are saved.</translation>
    </message>
    <message>
        <source>{0} Bảng tổng hợp đang được in; PDF và Excel đã lưu chưa ghi số tiền: còn ngăn kéo chưa đếm. Đếm xong, máy này tự ghi lại.</source>
        <translation>{0} The tally is being printed; the PDF and workbook that were saved tell no money yet: a drawer is uncounted. Once it is counted, this computer writes them again.</translation>
    </message>
    <message>
        <source>Mở thư mục</source>
        <translation>Open the folder</translation>
    </message>
    <message>
        <source>Ngày {0} đã chốt sổ.</source>
        <translation>The day {0} is closed.</translation>
    </message>
    <message>
        <source>Gồm cả mục vừa về trong lúc xác nhận.</source>
        <translation>It includes what arrived while you were confirming.</translation>
    </message>
    <message>
        <source>Đang lập bảng tổng hợp…</source>
        <translation>Making the tally…</translation>
    </message>
    <message>
        <source>Đã lưu {0}.</source>
        <translation>Saved {0}.</translation>
    </message>
</context>
<context>
    <name>RulingDialog</name>
    <message>
        <source>chưa đếm</source>
        <translation>not counted</translation>
    </message>
    <message>
        <source>Tiền mặt đếm được (đồng)</source>
        <translation>Cash counted (đồng)</translation>
    </message>
    <message>
        <source>ghi vào bảng tổng hợp</source>
        <translation>goes on the tally</translation>
    </message>
    <message>
        <source>Ngăn kéo của {0}</source>
        <translation>Drawer of {0}</translation>
    </message>
    <message>
        <source>Lý do chưa khóa ngăn kéo</source>
        <translation>Why the drawer is not closed</translation>
    </message>
    <message>
        <source>Ghi chú, lý do lệch</source>
        <translation>Note, why it differs</translation>
    </message>
    <message>
        <source>Mật khẩu của bạn, để ký</source>
        <translation>Your password, to sign</translation>
    </message>
    <message>
        <source>Người chứng kiến ngăn kéo của bạn ở {0}</source>
        <translation>Witness for your drawer at {0}</translation>
    </message>
    <message>
        <source>Ngăn kéo đó không khóa được nữa nên cần một người khác chứng kiến bằng mật khẩu riêng, mà không có ai. Báo lãnh đạo đơn vị để máy chủ thêm một cán bộ, rồi làm lại bước này.</source>
        <translation>That drawer cannot be closed any more, so somebody else has to witness it with their own password, and there is nobody. Tell the head of the unit to have a clerk added at the server, then do this step again.</translation>
    </message>
    <message>
        <source>Ghi lý do bỏ qua quầy này.</source>
        <translation>Write down why this desk is left out.</translation>
    </message>
    <message>
        <source>Tiền lệch sổ. Ghi lý do rồi chốt.</source>
        <translation>The cash does not match the book. Give the reason, then rule off.</translation>
    </message>
    <message>
        <source>Đếm tiền mặt, hoặc ghi lý do chưa khóa.</source>
        <translation>Count the cash, or write why it is not closed.</translation>
    </message>
    <message>
        <source>Ghi lý do ngăn kéo chưa khóa.</source>
        <translation>Write why the drawer is not closed.</translation>
    </message>
    <message>
        <source>Nhập mật khẩu của bạn.</source>
        <translation>Type your password.</translation>
    </message>
    <message>
        <source>Khớp số phải có</source>
        <translation>Matches what must be there</translation>
    </message>
    <message>
        <source>Thiếu {0}</source>
        <translation>{0} short</translation>
    </message>
    <message>
        <source>Thừa {0}</source>
        <translation>{0} over</translation>
    </message>
</context>
<context>
    <name>ScanCard</name>
    <message>
        <source>Máy quét</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>Chưa chọn, không theo dõi thư mục nào</source>
        <translation>Not chosen, no folder is watched</translation>
    </message>
    <message>
        <source>Chọn…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Bỏ</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Để nguyên</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>Chuyển vào “{0}”</source>
        <translation>Move to “{0}”</translation>
    </message>
    <message>
        <source>Xóa</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Tệp quét sau khi lưu</source>
        <translation>A scanner file once stored</translation>
    </message>
    <message>
        <source>Thư mục máy quét ghi tệp</source>
        <translation>Folder the scanner writes to</translation>
    </message>
    <message>
        <source>Tệp trong thư mục chưa mã hóa; sau khi lưu vào hồ sơ thì không cần giữ.</source>
        <translation>Files in the folder are not encrypted; once stored in a dossier they need not be kept.</translation>
    </message>
</context>
<context>
    <name>ScanThumbnails</name>
    <message>
        <source>Không mở được</source>
        <translation>Does not open</translation>
    </message>
    <message>
        <source>Đang ở quầy khác: {0}</source>
        <translation>At another desk: {0}</translation>
    </message>
    <message>
        <source>Không thấy tệp trên đĩa</source>
        <translation>File not found on the disk</translation>
    </message>
</context>
<context>
    <name>ScanView</name>
    <message>
        <source>Trang của bản số hóa</source>
        <translation>Pages of the scan</translation>
    </message>
    <message>
        <source>Chọn một bản số hóa để xem.</source>
        <translation>Choose a scan to see it.</translation>
    </message>
    <message>
        <source>Trang trước</source>
        <translation>Pages before</translation>
    </message>
    <message>
        <source>Trang sau</source>
        <translation>Pages after</translation>
    </message>
    <message>
        <source>trang {0}–{1} / {2}</source>
        <translation>pages {0}–{1} / {2}</translation>
    </message>
</context>
<context>
    <name>ScansDialog</name>
    <message>
        <source>Giấy tờ số hóa</source>
        <translation>Papers digitised</translation>
    </message>
    <message>
        <source>Lưu PDF chung…</source>
        <translation>Save all as one PDF…</translation>
    </message>
    <message>
        <source>Lưu bản gọn cho cổng dịch vụ công…</source>
        <translation>Save a small copy for the portal…</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Đang lưu nốt, cửa sổ tự đóng khi xong.</source>
        <translation>Storing the rest; the window closes by itself.</translation>
    </message>
    <message>
        <source>Đã gỡ bản số hóa.</source>
        <translation>The scan was removed.</translation>
    </message>
    <message>
        <source>Đang ghép các bản số hóa thành một PDF…</source>
        <translation>Joining the scans into one PDF…</translation>
    </message>
    <message>
        <source>PDF chung đã ghép, {0}. Chọn chỗ lưu.</source>
        <translation>The PDF is ready, {0}. Choose where to save it.</translation>
    </message>
    <message>
        <source>Lưu PDF</source>
        <translation>Save PDF</translation>
    </message>
    <message>
        <source>Tệp PDF (*.pdf)</source>
        <translation>PDF file (*.pdf)</translation>
    </message>
    <message>
        <source>Đã lưu {0}.</source>
        <translation>Saved {0}.</translation>
    </message>
</context>
<context>
    <name>ScansPanel</name>
    <message>
        <source>Thêm tệp…</source>
        <translation>Add files…</translation>
    </message>
    <message>
        <source>Dán</source>
        <translation>Paste</translation>
    </message>
    <message>
        <source>Bản số hóa của hồ sơ</source>
        <translation>The dossier&apos;s scans</translation>
    </message>
    <message>
        <source>Chưa có bản số hóa nào</source>
        <translation>No scans yet</translation>
    </message>
    <message>
        <source>Kéo tệp vào đây, dán ảnh (Ctrl V) hoặc bấm Thêm tệp: PDF, JPEG, PNG, HEIC, TIFF, WebP.</source>
        <translation>Drop files here, paste a picture (Ctrl V) or press Add files: PDF, JPEG, PNG, HEIC, TIFF, WebP.</translation>
    </message>
    <message>
        <source>Quay trái</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>Quay phải</source>
        <translation>Right</translation>
    </message>
    <message>
        <source>Lên</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>Xuống</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>Gỡ…</source>
        <translation>Remove…</translation>
    </message>
    <message>
        <source>Là giấy tờ</source>
        <translation>Shows the paper</translation>
    </message>
    <message>
        <source>Tình trạng số hóa</source>
        <translation>How it was digitised</translation>
    </message>
    <message>
        <source>Thêm cho giấy tờ</source>
        <translation>Add for the paper</translation>
    </message>
    <message>
        <source>Tất cả các tệp (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>Thêm bản số hóa</source>
        <translation>Add scans</translation>
    </message>
    <message>
        <source>Bản quét và ảnh chụp (*.pdf *.jpg *.jpeg *.png *.heic *.heif *.tif *.tiff *.webp)</source>
        <translation>Scans and photographs (*.pdf *.jpg *.jpeg *.png *.heic *.heif *.tif *.tiff *.webp)</translation>
    </message>
    <message>
        <source>Không có tệp hay ảnh nào để dán. Chép ảnh hoặc tệp trước.</source>
        <translation>There is no file or picture to paste. Copy one first.</translation>
    </message>
    <message>
        <source>ảnh dán</source>
        <translation>pasted picture</translation>
    </message>
    <message>
        <source>Đang kiểm tra và lưu…</source>
        <translation>Checking and storing…</translation>
    </message>
    <message numerus="yes">
        <source>Máy quét có %n tệp mới.</source>
        <translation>
            <numerusform>The scanner has %n new file(s).</numerusform>
            <numerusform>The scanner has %n new file(s).</numerusform>
        </translation>
    </message>
    <message>
        <source>Thêm vào hồ sơ này</source>
        <translation>Add to this dossier</translation>
    </message>
</context>
<context>
    <name>SearchList</name>
    <message>
        <source>Kết quả tìm</source>
        <translation>Search results</translation>
    </message>
    <message numerus="yes">
        <source>%n kết quả</source>
        <translation>
            <numerusform>%n result</numerusform>
            <numerusform>%n results</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SecondPersonFields</name>
    <message>
        <source>chọn hoặc gõ tên</source>
        <translation>choose or type a name</translation>
    </message>
    <message>
        <source>Người phụ trách đồng ý</source>
        <translation>Supervisor who agrees</translation>
    </message>
    <message>
        <source>Mật khẩu của người đó</source>
        <translation>Their password</translation>
    </message>
    <message>
        <source>Chưa chọn ai.</source>
        <translation>Nobody is chosen yet.</translation>
    </message>
    <message>
        <source>Đơn vị không có người phụ trách nào khác. Thêm người phụ trách ở máy chủ.</source>
        <translation>The unit has no other supervisor. Add one at the server.</translation>
    </message>
    <message>
        <source>Đơn vị không có cán bộ nào khác.</source>
        <translation>The unit has no other clerk.</translation>
    </message>
    <message>
        <source>Người này tự nhập mật khẩu của mình.</source>
        <translation>This person types their own password.</translation>
    </message>
</context>
<context>
    <name>ServedCard</name>
    <message>
        <source>Vừa ghi</source>
        <translation>Just recorded</translation>
    </message>
    <message>
        <source>Trả lại khách</source>
        <translation>Change for the citizen</translation>
    </message>
    <message>
        <source>In giấy cho hồ sơ vừa ghi</source>
        <translation>Print its receipt</translation>
    </message>
    <message>
        <source>Xem hồ sơ</source>
        <translation>Show the dossier</translation>
    </message>
    <message>
        <source>Chưa ghi ai</source>
        <translation>Nobody yet</translation>
    </message>
    <message>
        <source>Hai thao tác: quét thẻ, rồi bấm một phím số.</source>
        <translation>Two gestures: scan the card, then press one digit.</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Cài đặt</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Sáng</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Tối</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Theo máy</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>Giao diện</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>Ngôn ngữ</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>{0} phút</source>
        <translation>{0} min</translation>
    </message>
    <message>
        <source>Khóa màn hình khi rời máy</source>
        <translation>Lock the screen when left alone</translation>
    </message>
    <message>
        <source>Hiển thị</source>
        <translation>Display</translation>
    </message>
    <message>
        <source>Có hiệu lực khi mở lại chương trình.</source>
        <translation>Takes effect when the program is started again.</translation>
    </message>
    <message>
        <source>Bảo vệ</source>
        <translation>Protection</translation>
    </message>
    <message>
        <source>Khóa màn hình khi không dùng</source>
        <translation>Lock the screen when idle for</translation>
    </message>
    <message>
        <source>Ctrl L khóa ngay.</source>
        <translation>Ctrl L locks at once.</translation>
    </message>
    <message>
        <source>Phiên bản {0}</source>
        <translation>Version {0}</translation>
    </message>
    <message>
        <source>Quầy này</source>
        <translation>This desk</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Quầy</source>
        <translation>Desk</translation>
    </message>
    <message>
        <source>Mã cơ quan</source>
        <translation>Agency code</translation>
    </message>
    <message>
        <source>Dải số mỗi ngày</source>
        <translation>Daily range</translation>
    </message>
    <message>
        <source>Nhật ký</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Máy chủ</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Địa chỉ</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Đã lưu. Ngôn ngữ mới có hiệu lực khi mở lại chương trình.</source>
        <translation>Saved. The new language takes effect when the program is started again.</translation>
    </message>
    <message>
        <source>Đã lưu cài đặt.</source>
        <translation>Settings saved.</translation>
    </message>
</context>
<context>
    <name>Settling</name>
    <message>
        <source>Quyết toán kỳ…</source>
        <translation>Settle the period…</translation>
    </message>
    <message>
        <source>Lưu CSV…</source>
        <translation>Save CSV…</translation>
    </message>
    <message>
        <source>Cột CSV…</source>
        <translation>CSV columns…</translation>
    </message>
    <message>
        <source>Đang quyết toán: cộng sổ và ký…</source>
        <translation>Settling: adding up and signing…</translation>
    </message>
    <message>
        <source>Đã quyết toán {0}. Dấu của kỳ: {1}</source>
        <translation>Settled: {0}. The period&apos;s words: {1}</translation>
    </message>
    <message>
        <source>Lưu CSV</source>
        <translation>Save CSV</translation>
    </message>
    <message>
        <source>Tệp CSV (*.csv)</source>
        <translation>CSV file (*.csv)</translation>
    </message>
    <message>
        <source>Đã lưu {0}</source>
        <translation>Saved {0}</translation>
    </message>
    <message>
        <source>Đã ghi bố cục CSV của máy này.</source>
        <translation>The CSV layout of this machine was kept.</translation>
    </message>
</context>
<context>
    <name>SettlingDialog</name>
    <message>
        <source>Quyết toán {0}?</source>
        <translation>Settle {0}?</translation>
    </message>
    <message>
        <source>Số đã ký không đổi nữa. Mục thu đến sau được nêu riêng trên bảng quyết toán.</source>
        <translation>What is signed no longer changes. Payments that come later are named apart on the settlement.</translation>
    </message>
    <message>
        <source>Quyết toán và ký</source>
        <translation>Settle and sign</translation>
    </message>
    <message>
        <source>lý do, ghi vào quyết toán</source>
        <translation>the reason, written into the settlement</translation>
    </message>
    <message>
        <source>Vì sao quyết toán khi còn ngày chưa chốt sổ</source>
        <translation>Why settle while days are not ruled off</translation>
    </message>
    <message>
        <source>Mật khẩu của bạn, để ký</source>
        <translation>Your password, to sign</translation>
    </message>
    <message>
        <source>Thu thực {0}. Đã chốt sổ {1}, bổ sung {2}.</source>
        <translation>Taken {0}. Ruled off {1}, addenda {2}.</translation>
    </message>
    <message>
        <source>Chưa chốt sổ: {0}.</source>
        <translation>Not ruled off: {0}.</translation>
    </message>
    <message>
        <source>Có mục thu đến sau chốt sổ, chưa lập bổ sung: {0}.</source>
        <translation>Payments came after the closing and are in no addendum: {0}.</translation>
    </message>
    <message>
        <source>Sổ theo dõi hồ sơ (mẫu 07) của năm được khóa cùng quyết toán này.</source>
        <translation>The year&apos;s register book (form 07) is ruled off with this settlement.</translation>
    </message>
    <message>
        <source>Ghi lý do, hoặc chốt sổ các ngày đó trước.</source>
        <translation>Give a reason, or rule those days off first.</translation>
    </message>
    <message>
        <source>Nhập mật khẩu của bạn.</source>
        <translation>Type your password.</translation>
    </message>
</context>
<context>
    <name>ShelfDialog</name>
    <message>
        <source>Đổi nơi để kết quả</source>
        <translation>Move the result</translation>
    </message>
    <message>
        <source>Ghi nơi để</source>
        <translation>Record the place</translation>
    </message>
    <message>
        <source>Ví dụ: kệ B, ngăn 3</source>
        <translation>For example: shelf B, box 3</translation>
    </message>
    <message>
        <source>Nơi để</source>
        <translation>Place</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Quầy tiếp nhận hồ sơ</source>
        <translation>Intake Desk</translation>
    </message>
    <message>
        <source>Đăng nhập</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>Tiếp nhận</source>
        <translation>Intake</translation>
    </message>
    <message>
        <source>Sổ hồ sơ</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>Trả kết quả</source>
        <translation>Hand back</translation>
    </message>
    <message>
        <source>Trong ngày</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Ngăn kéo</source>
        <translation>Drawer</translation>
    </message>
    <message>
        <source>Chốt sổ</source>
        <translation>Closing</translation>
    </message>
    <message>
        <source>Báo cáo</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>Phản ánh</source>
        <translation>Complaint</translation>
    </message>
    <message>
        <source>Xem lại</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>Dữ liệu</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>Các quầy</source>
        <translation>Desks</translation>
    </message>
    <message>
        <source>Cài đặt</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Máy này chưa là quầy nào.</source>
        <translation>This machine is no desk yet.</translation>
    </message>
    <message>
        <source>Đang mở dữ liệu của quầy…</source>
        <translation>Opening the desk&apos;s data…</translation>
    </message>
    <message>
        <source>Hôm nay là ngày nào?</source>
        <translation>What day is it today?</translation>
    </message>
    <message>
        <source>Đồng hồ đúng</source>
        <translation>The clock is right</translation>
    </message>
    <message>
        <source>Đã khôi phục</source>
        <translation>Recovered</translation>
    </message>
    <message>
        <source>Tiền và ngăn kéo của bạn</source>
        <translation>Your takings and your drawer</translation>
    </message>
    <message>
        <source>Chưa làm được</source>
        <translation>This could not be done</translation>
    </message>
    <message>
        <source>{0} đã ghi, chưa in. Chương trình đã dừng đột ngột trước khi in; đừng nhập lại.</source>
        <translation>{0} recorded, not printed. The program ended suddenly before printing; do not enter it again.</translation>
    </message>
    <message>
        <source>Đã ghi, chưa in</source>
        <translation>Recorded, not printed</translation>
    </message>
    <message>
        <source>Xem hồ sơ</source>
        <translation>Show the dossier</translation>
    </message>
    <message>
        <source>Để sau</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Đã hiểu</source>
        <translation>Understood</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Phím tắt</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>SignInCard</name>
    <message>
        <source>Đăng nhập</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>Cán bộ</source>
        <translation>Clerk</translation>
    </message>
    <message>
        <source>Mật khẩu</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Nhập mật khẩu rồi nhấn Enter.</source>
        <translation>Type the password, then press Enter.</translation>
    </message>
</context>
<context>
    <name>StatementDialog</name>
    <message>
        <source>Sao kê ngân hàng</source>
        <translation>Bank statement</translation>
    </message>
    <message>
        <source>Tệp CSV hoặc XLSX của ngân hàng; khớp theo mã hồ sơ trong nội dung.</source>
        <translation>The bank&apos;s CSV or XLSX file; matched by the dossier code in the text.</translation>
    </message>
    <message>
        <source>Lúc</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Ghi có</source>
        <translation>Credit</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Kết luận</source>
        <translation>Finding</translation>
    </message>
    <message>
        <source>Các dòng ghi có</source>
        <translation>Credit lines</translation>
    </message>
    <message>
        <source>Dòng đang chọn đúng là của hồ sơ đã đoán, ghi cùng các khoản khớp</source>
        <translation>The chosen line does belong to the guessed dossier; record it with what matches</translation>
    </message>
    <message>
        <source>Số tiền</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Người thu</source>
        <translation>Taken by</translation>
    </message>
    <message>
        <source>Sổ ghi chuyển khoản, sao kê không có</source>
        <translation>Transfers of the book that the statement does not show</translation>
    </message>
    <message>
        <source>Chọn tệp…</source>
        <translation>Choose a file…</translation>
    </message>
    <message>
        <source>Ghi các khoản khớp</source>
        <translation>Record what matches</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Chưa chọn tệp sao kê</source>
        <translation>No statement file chosen yet</translation>
    </message>
    <message>
        <source>Chọn tệp sao kê</source>
        <translation>Choose a statement file</translation>
    </message>
    <message>
        <source>Dòng không khớp khoản thu nào được nêu ở trang Chốt sổ (F6) đến khi có người giải thích.</source>
        <translation>A line that matches no payment is told on the closing page (F6) until somebody explains it.</translation>
    </message>
    <message>
        <source>Sao kê (*.csv *.xlsx *.xlsm *.txt)</source>
        <translation>Statement (*.csv *.xlsx *.xlsm *.txt)</translation>
    </message>
    <message>
        <source>Tệp này không đọc được như sao kê. Chọn tệp khác.</source>
        <translation>This file cannot be read as a statement. Choose another.</translation>
    </message>
    <message>
        <source>{0} dòng ghi có, {1} dòng khớp.</source>
        <translation>Credits: {0}, matching: {1}.</translation>
    </message>
    <message>
        <source>{0} dòng chỉ đoán theo số tiền, chưa ghi.</source>
        <translation>{0} only guessed by the sum, not recorded.</translation>
    </message>
    <message>
        <source>{0} dòng đã khớp trước đây, sao kê này không có.</source>
        <translation>Lines matched before that are not in this statement: {0}.</translation>
    </message>
    <message>
        <source>Sổ ghi chuyển khoản, sao kê không có: {0} khoản, {1}</source>
        <translation>Transfers of the book that the statement does not show: {0}, {1}</translation>
    </message>
    <message>
        <source>Nhận theo số tiền</source>
        <translation>Taken by the sum</translation>
    </message>
    <message>
        <source>{0}, sổ ghi {1}</source>
        <translation>{0}, the book says {1}</translation>
    </message>
    <message>
        <source>{0} (dòng {1})</source>
        <translation>{0} (line {1})</translation>
    </message>
    <message>
        <source>Đã ghi {0} khoản khớp sao kê. Các dòng khác được giữ để tìm tiền lệch.</source>
        <translation>Recorded payments that match the statement: {0}. The other lines are kept to look for missing cash.</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>ngày làm việc {0}</source>
        <translation>business day {0}</translation>
    </message>
    <message>
        <source>phụ trách · </source>
        <translation>supervisor · </translation>
    </message>
    <message>
        <source>Số tiếp theo {0}</source>
        <translation>Next number {0}</translation>
    </message>
    <message>
        <source>Hôm nay: {0} tiếp nhận · {1} đã trả</source>
        <translation>Today: {0} received · {1} handed back</translation>
    </message>
</context>
<context>
    <name>StepDialog</name>
    <message>
        <source>Ghi rõ lý do, lý do được giữ trong nhật ký.</source>
        <translation>State the reason; it is kept in the journal.</translation>
    </message>
</context>
<context>
    <name>StopDialog</name>
    <message>
        <source>Dừng giải quyết hồ sơ</source>
        <translation>Work stopped</translation>
    </message>
    <message>
        <source>Chỉ dừng khi chưa có kết quả. Hồ sơ dừng tại đây và không mở lại được.</source>
        <translation>Only while there is no result. It ends here and cannot be opened again.</translation>
    </message>
    <message>
        <source>Dừng và in thông báo</source>
        <translation>Stop and print</translation>
    </message>
    <message>
        <source>Lý do và căn cứ pháp lý</source>
        <translation>Reason and legal ground</translation>
    </message>
    <message>
        <source>Chủ hồ sơ</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>Cơ quan giải quyết</source>
        <translation>Resolving agency</translation>
    </message>
    <message>
        <source>Bên đề nghị</source>
        <translation>Asked by</translation>
    </message>
    <message>
        <source>Đang thẩm định, chờ ký…</source>
        <translation>Being checked, waiting for a signature…</translation>
    </message>
    <message>
        <source>Số, ngày của văn bản</source>
        <translation>Number and day of the letter</translation>
    </message>
    <message>
        <source>Hoàn lại phí, lệ phí đã thu: {0}</source>
        <translation>Give the fee back: {0}</translation>
    </message>
    <message>
        <source>Đang ở bước</source>
        <translation>At the step</translation>
    </message>
    <message>
        <source>Văn bản, quyết định</source>
        <translation>Letter, decision</translation>
    </message>
    <message>
        <source>Bên đề nghị dừng</source>
        <translation>Stop asked for by</translation>
    </message>
</context>
<context>
    <name>SummedTable</name>
    <message>
        <source>{0}: cộng</source>
        <translation>{0}: total</translation>
    </message>
</context>
<context>
    <name>SupplementDialog</name>
    <message>
        <source>Yêu cầu bổ sung hồ sơ</source>
        <translation>Request a supplement</translation>
    </message>
    <message>
        <source>Chỉ yêu cầu một lần, ghi đủ mọi giấy tờ còn thiếu. Thời hạn tạm dừng đến khi nhận bổ sung.</source>
        <translation>Ask once, and for every paper that is missing. The time limit is suspended until the supplement is received.</translation>
    </message>
    <message>
        <source>Yêu cầu và in phiếu</source>
        <translation>Request and print the slip</translation>
    </message>
    <message>
        <source>Lý do, nội dung cần bổ sung, hoàn thiện</source>
        <translation>Reason, and what is to be supplied or put right</translation>
    </message>
    <message>
        <source>Giấy tờ cần bổ sung</source>
        <translation>Papers to be supplied</translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>Đồng bộ và các quầy</source>
        <translation>Synchronisation and desks</translation>
    </message>
    <message>
        <source>Thử ngay</source>
        <translation>Try now</translation>
    </message>
    <message>
        <source>Máy chủ</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Các quầy của đơn vị</source>
        <translation>The unit&apos;s desks</translation>
    </message>
    <message>
        <source>Chưa biết quầy nào</source>
        <translation>No desk is known yet</translation>
    </message>
    <message>
        <source>Danh sách quầy đến từ máy chủ khi có mạng.</source>
        <translation>The list of desks comes from the server when there is a network.</translation>
    </message>
    <message>
        <source>Thêm quầy…</source>
        <translation>Add a desk…</translation>
    </message>
    <message>
        <source>Thu hồi quầy…</source>
        <translation>Revoke a desk…</translation>
    </message>
    <message>
        <source>Đơn vị không còn quầy nào khác để thu hồi.</source>
        <translation>The unit has no other desk to revoke.</translation>
    </message>
    <message>
        <source>Đã thu hồi {0}.</source>
        <translation>{0} was revoked.</translation>
    </message>
    <message>
        <source>Hồ sơ quầy ấy chưa kịp gửi: quét mã trên giấy tiếp nhận của người dân để dựng lại.</source>
        <translation>Dossiers that it could not send: scan the code on the citizen&apos;s receipt to recreate them.</translation>
    </message>
    <message>
        <source>Địa chỉ: {0}</source>
        <translation>Address: {0}</translation>
    </message>
    <message>
        <source>Việc cần xem lại: {0}</source>
        <translation>To look over: {0}</translation>
    </message>
</context>
<context>
    <name>TakeBackDialog</name>
    <message>
        <source>Nhận lại từ cơ quan</source>
        <translation>Take back from the agency</translation>
    </message>
    <message>
        <source>Hồ sơ giấy về lại quầy từ: {0}. Có kết quả thì ghi nhận kết quả, không cần bước này.</source>
        <translation>The papers come back to the desk from: {0}. When there is a result, record the result instead.</translation>
    </message>
    <message>
        <source>Nhận lại và in phiếu</source>
        <translation>Take back and print</translation>
    </message>
</context>
<context>
    <name>TakeOriginalsDialog</name>
    <message>
        <source>Giữ bản chính</source>
        <translation>Keep originals</translation>
    </message>
    <message>
        <source>Bản chính giữ tại quầy được trả lại cùng kết quả, hoặc khi dừng, từ chối, rút hồ sơ.</source>
        <translation>Originals kept at the desk go back with the result, or when the dossier is stopped, refused or withdrawn.</translation>
    </message>
    <message>
        <source>Ghi giữ bản chính</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Bản chính được giữ</source>
        <translation>Originals kept</translation>
    </message>
    <message>
        <source>Đánh dấu ít nhất một bản chính, hoặc gõ tên giấy tờ.</source>
        <translation>Tick at least one original, or type its name.</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Quét mã, hoặc tìm hồ sơ, người, thủ tục…</source>
        <translation>Scan a code, or find a dossier, person, procedure…</translation>
    </message>
    <message>
        <source>Khóa màn hình (Ctrl L)</source>
        <translation>Lock the screen (Ctrl L)</translation>
    </message>
    <message>
        <source>F1 Phím tắt</source>
        <translation>F1 Keys</translation>
    </message>
</context>
<context>
    <name>TransferCard</name>
    <message>
        <source>Mã VietQR</source>
        <translation>VietQR code</translation>
    </message>
    <message>
        <source>Số tiền</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Người nhận</source>
        <translation>Receiver</translation>
    </message>
    <message>
        <source>Số tài khoản</source>
        <translation>Account number</translation>
    </message>
    <message>
        <source>Nội dung chuyển khoản</source>
        <translation>Transfer message</translation>
    </message>
</context>
<context>
    <name>TransferWindow</name>
    <message>
        <source>Chuyển khoản bằng VietQR</source>
        <translation>Transfer by VietQR</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Quét mã bằng ứng dụng ngân hàng</source>
        <translation>Scan with a banking app</translation>
    </message>
    <message>
        <source>Đã thấy tiền vào, ghi đã thu</source>
        <translation>Money has come in, record it</translation>
    </message>
</context>
<context>
    <name>UnitDataPage</name>
    <message>
        <source>Thủ tục</source>
        <translation>Procedures</translation>
    </message>
    <message>
        <source>Mức thu</source>
        <translation>Fees</translation>
    </message>
    <message>
        <source>Lịch làm việc</source>
        <translation>Working calendar</translation>
    </message>
    <message>
        <source>Thôn, tổ dân phố</source>
        <translation>Villages and residential groups</translation>
    </message>
    <message>
        <source>Thu tiền</source>
        <translation>Money</translation>
    </message>
    <message>
        <source>Dữ liệu đơn vị</source>
        <translation>The unit&apos;s data</translation>
    </message>
</context>
<context>
    <name>VoidDialog</name>
    <message>
        <source>Hủy biên lai thu tiền</source>
        <translation>Void a fee receipt</translation>
    </message>
    <message>
        <source>Chỉ khi ghi nhầm và ngăn kéo chưa khóa. Số biên lai giữ nguyên, không dùng lại.</source>
        <translation>Only when recorded by mistake and while the drawer is open. The receipt keeps its number, which is never used again.</translation>
    </message>
    <message>
        <source>Hủy khoản thu</source>
        <translation>Void the payment</translation>
    </message>
    <message>
        <source>Lý do hủy</source>
        <translation>Reason for voiding</translation>
    </message>
</context>
<context>
    <name>WithdrawDialog</name>
    <message>
        <source>Rút hồ sơ</source>
        <translation>Withdraw the dossier</translation>
    </message>
    <message>
        <source>Người dân nhận lại giấy tờ đã nộp, hồ sơ dừng tại đây và không mở lại được.</source>
        <translation>The citizen takes back the papers handed in; the dossier ends here and cannot be opened again.</translation>
    </message>
    <message>
        <source>Ghi nhận rút hồ sơ</source>
        <translation>Record the withdrawal</translation>
    </message>
    <message>
        <source>Lý do người dân rút hồ sơ</source>
        <translation>The citizen&apos;s reason</translation>
    </message>
</context>
<context>
    <name>YearGrid</name>
    <message>
        <source>Tháng {0}</source>
        <translation>Month {0}</translation>
    </message>
    <message>
        <source>T2 T3 T4 T5 T6 T7 CN</source>
        <translation>Mo Tu We Th Fr Sa Su</translation>
    </message>
</context>
<context>
    <name>_PasswordDialog</name>
    <message>
        <source>Mật khẩu của bạn</source>
        <translation>Your password</translation>
    </message>
    <message>
        <source>Nhập mật khẩu của bạn.</source>
        <translation>Enter your password.</translation>
    </message>
</context>
<context>
    <name>aside_shelf</name>
    <message>
        <source>người trước</source>
        <translation>the last person</translation>
    </message>
</context>
<context>
    <name>calendar_looks</name>
    <message>
        <source>{0}: làm bù – {1}</source>
        <translation>{0}: worked in exchange – {1}</translation>
    </message>
    <message>
        <source>{0}: nghỉ – {1}</source>
        <translation>{0}: off – {1}</translation>
    </message>
    <message>
        <source>{0}: làm việc {1}</source>
        <translation>{0}: working {1}</translation>
    </message>
    <message>
        <source>{0}: nghỉ cuối tuần; có nhận hồ sơ: {1}</source>
        <translation>{0}: weekend; received: {1}</translation>
    </message>
    <message>
        <source>{0}: nghỉ cuối tuần</source>
        <translation>{0}: weekend</translation>
    </message>
    <message>
        <source>{0} (tạm tính)</source>
        <translation>{0} (provisional)</translation>
    </message>
</context>
<context>
    <name>calendar_wording</name>
    <message>
        <source>{0} Chưa lưu gì.</source>
        <translation>{0} Nothing was saved.</translation>
    </message>
    <message>
        <source>tuần làm việc phải có giờ làm việc vào thứ Hai.</source>
        <translation>the week needs working hours on Monday.</translation>
    </message>
    <message>
        <source>giờ làm việc phải tăng dần, buổi sau bắt đầu sau khi buổi trước kết thúc.</source>
        <translation>hours must follow one another; a session begins after the one before has ended.</translation>
    </message>
    <message>
        <source>một ngày chỉ chia nhiều nhất bốn buổi.</source>
        <translation>a day has four sessions at most.</translation>
    </message>
    <message>
        <source>nơi tiếp nhận có giờ riêng phải có tên.</source>
        <translation>a counter with hours of its own needs a name.</translation>
    </message>
    <message>
        <source>mỗi lĩnh vực chỉ thuộc một nơi tiếp nhận có giờ riêng, và nơi đó phải có lĩnh vực.</source>
        <translation>a field belongs to one counter with hours of its own, and such a counter needs a field.</translation>
    </message>
    <message>
        <source>quá nhiều nơi tiếp nhận có giờ riêng.</source>
        <translation>too many counters with hours of their own.</translation>
    </message>
    <message>
        <source>năm nằm ngoài khoảng 2000–2100.</source>
        <translation>the year is not within 2000–2100.</translation>
    </message>
    <message>
        <source>ngày nghỉ hoặc làm bù phải có tên, không quá 100 chữ.</source>
        <translation>a day off or worked in exchange needs a name of 100 characters at most.</translation>
    </message>
    <message>
        <source>không thể vừa nghỉ vừa làm bù.</source>
        <translation>a day cannot be both off and worked in exchange.</translation>
    </message>
    <message>
        <source>vốn là ngày làm việc nên không ghi làm bù.</source>
        <translation>is a working day anyway, so it is not worked in exchange.</translation>
    </message>
    <message>
        <source>nghỉ liền từ 30 ngày trở lên nên không hẹn được ai. Kiểm tra lại các ngày nghỉ.</source>
        <translation>30 days off in a row or more: nothing could be promised. Check the days off.</translation>
    </message>
</context>
<context>
    <name>charts</name>
    <message>
        <source>Tỷ lệ giải quyết đúng hạn</source>
        <translation>Resolved on time</translation>
    </message>
    <message>
        <source>Chưa có hồ sơ nào giải quyết xong</source>
        <translation>No dossier was resolved yet</translation>
    </message>
    <message>
        <source>Chưa thu khoản nào trong kỳ này</source>
        <translation>No fee was taken in this period yet</translation>
    </message>
    <message>
        <source>Tiếp nhận theo giờ</source>
        <translation>Received by the hour</translation>
    </message>
    <message>
        <source>Giờ</source>
        <translation>Hour</translation>
    </message>
    <message>
        <source>Chưa tiếp nhận hồ sơ nào</source>
        <translation>No dossier was received yet</translation>
    </message>
    <message>
        <source>Đang chờ theo ngày hẹn</source>
        <translation>Waiting by due date</translation>
    </message>
    <message>
        <source>Hẹn trả</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Không còn hồ sơ nào đang chờ</source>
        <translation>No dossier is waiting</translation>
    </message>
    <message>
        <source>Tuần</source>
        <translation>Week</translation>
    </message>
    <message>
        <source>Tháng</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>Phí, lệ phí theo ngày</source>
        <translation>Fees by day</translation>
    </message>
    <message>
        <source>Ngày</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Phí, lệ phí theo tháng</source>
        <translation>Fees by month</translation>
    </message>
    <message>
        <source>Tiếp nhận</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Thường lệ</source>
        <translation>Usual</translation>
    </message>
    <message>
        <source>Số hồ sơ</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>Tỷ lệ</source>
        <translation>Ratio</translation>
    </message>
    <message>
        <source>Đúng hạn</source>
        <translation>On time</translation>
    </message>
    <message>
        <source>Đã xong</source>
        <translation>Resolved</translation>
    </message>
    <message>
        <source>Phí</source>
        <translation>Fees</translation>
    </message>
    <message>
        <source>Lệ phí</source>
        <translation>Charges</translation>
    </message>
    <message>
        <source>Cộng</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Quá hạn</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Sau đó</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Không hẹn</source>
        <translation>No date</translation>
    </message>
    <message>
        <source>Tạm dừng</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>Chưa chốt</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>lúc này {0} hồ sơ, quá hạn {1}</source>
        <translation>dossiers now: {0}, overdue {1}</translation>
    </message>
    <message>
        <source>{0} của {1} hồ sơ đã xong</source>
        <translation>{0} of the dossiers done ({1})</translation>
    </message>
    <message>
        <source>{0}, chưa chốt sổ {1} ngày</source>
        <translation>{0}, days not closed: {1}</translation>
    </message>
    <message>
        <source>{0}, {1} tháng còn ngày chưa chốt sổ</source>
        <translation>{0}, months with days not closed: {1}</translation>
    </message>
    <message>
        <source>hồ sơ tiếp nhận</source>
        <translation>dossiers received</translation>
    </message>
    <message>
        <source>ngày {0}</source>
        <translation>on {0}</translation>
    </message>
    <message>
        <source>ngày {0}, so với {1} thường lệ</source>
        <translation>on {0}, beside a usual {1}</translation>
    </message>
    <message>
        <source>{0} đến {1}: {2}</source>
        <translation>{0} to {1}: {2}</translation>
    </message>
</context>
<context>
    <name>closing</name>
    <message>
        <source>{0} giao {1} {2}</source>
        <translation>{0} to {1}, {2}</translation>
    </message>
    <message>
        <source>{0}, có thể vì: {1}.</source>
        <translation>{0}, perhaps because: {1}.</translation>
    </message>
    <message>
        <source>không theo thủ tục</source>
        <translation>no procedure</translation>
    </message>
    <message>
        <source>không rõ lĩnh vực</source>
        <translation>field unknown</translation>
    </message>
    <message>
        <source>Bổ sung số {0}: {1}</source>
        <translation>Addendum {0}: {1}</translation>
    </message>
    <message>
        <source>ngăn kéo thay đổi sau khi chốt sổ</source>
        <translation>drawers changed after the ruling-off</translation>
    </message>
    <message>
        <source>theo {0}: {1}</source>
        <translation>by {0}: {1}</translation>
    </message>
    <message>
        <source>không qua biên lai</source>
        <translation>without a receipt</translation>
    </message>
    <message>
        <source>{0} tiếp nhận, {1} đã trả</source>
        <translation>{0} received, {1} handed back</translation>
    </message>
    <message>
        <source>Cộng</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>{0}, khả năng khác: {1}.</source>
        <translation>{0}, other possibilities: {1}.</translation>
    </message>
    <message>
        <source>Bàn giao</source>
        <translation>Hand-over</translation>
    </message>
    <message>
        <source>Bàn giao: {0}</source>
        <translation>Hand-over: {0}</translation>
    </message>
    <message>
        <source>Đã chốt</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>bổ sung số {0}</source>
        <translation>addendum {0}</translation>
    </message>
    <message>
        <source>chưa bổ sung</source>
        <translation>not yet added</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>Tiếp nhận</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Đã trả</source>
        <translation>Handed back</translation>
    </message>
    <message>
        <source>Từ chối</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Quầy</source>
        <translation>Desk</translation>
    </message>
    <message>
        <source>Cán bộ</source>
        <translation>Clerk</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>chưa biết</source>
        <translation>not known</translation>
    </message>
    <message>
        <source>Ngăn kéo chưa khóa</source>
        <translation>Drawer not closed</translation>
    </message>
    <message>
        <source>Bỏ qua, chưa khóa ngăn kéo</source>
        <translation>Left out, drawer not closed</translation>
    </message>
    <message>
        <source>Đã chốt đến mục {0}</source>
        <translation>Closed up to entry {0}</translation>
    </message>
    <message>
        <source>Ngoài bảng đã chốt</source>
        <translation>Outside the closing</translation>
    </message>
    <message>
        <source>Tiền mặt theo sổ</source>
        <translation>Cash by the book</translation>
    </message>
    <message>
        <source>Lệch</source>
        <translation>Difference</translation>
    </message>
    <message>
        <source>Ngăn kéo</source>
        <translation>Drawer</translation>
    </message>
    <message>
        <source>Đầu ca</source>
        <translation>Float</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>Taken</translation>
    </message>
    <message>
        <source>Bỏ vào</source>
        <translation>Put in</translation>
    </message>
    <message>
        <source>Chi ra</source>
        <translation>Taken out</translation>
    </message>
    <message>
        <source>Nhận về</source>
        <translation>Taken over</translation>
    </message>
    <message>
        <source>Giao đi</source>
        <translation>Handed over</translation>
    </message>
    <message>
        <source>Phải có</source>
        <translation>Expected</translation>
    </message>
    <message>
        <source>Đếm được</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>Giữ lại</source>
        <translation>Kept</translation>
    </message>
    <message>
        <source>Nộp</source>
        <translation>Delivered</translation>
    </message>
    <message>
        <source>sau khi đếm</source>
        <translation>after the count</translation>
    </message>
    <message>
        <source>{0} chưa vào bổ sung</source>
        <translation>{0} in no addendum yet</translation>
    </message>
    <message>
        <source>Lệch: {0}</source>
        <translation>Difference: {0}</translation>
    </message>
    <message>
        <source>Đã thu hồi</source>
        <translation>Revoked</translation>
    </message>
    <message>
        <source>Im lặng từ {0}</source>
        <translation>Silent since {0}</translation>
    </message>
    <message>
        <source>Chưa nhận mục nào</source>
        <translation>No entries received</translation>
    </message>
    <message>
        <source>Nghe lần cuối {0}</source>
        <translation>Last heard {0}</translation>
    </message>
    <message>
        <source>Mất mạng, mới có đến mục {0}</source>
        <translation>Offline, known up to entry {0}</translation>
    </message>
    <message>
        <source>Máy này, đến mục {0}</source>
        <translation>This desk, entry {0}</translation>
    </message>
    <message>
        <source>Đã nhận đến mục {0}</source>
        <translation>Received, entry {0}</translation>
    </message>
    <message>
        <source>Đếm lệch, chờ giải thích</source>
        <translation>Count differs, not explained</translation>
    </message>
    <message>
        <source>Đếm lệch, đã giải thích {0}</source>
        <translation>Count differs, explained {0}</translation>
    </message>
    <message>
        <source>Đã khóa ngăn kéo {0}</source>
        <translation>Drawer closed {0}</translation>
    </message>
    <message>
        <source>Bỏ qua, đã có bổ sung</source>
        <translation>Left out, addendum since</translation>
    </message>
    <message>
        <source>Bỏ qua: {0}</source>
        <translation>Left out: {0}</translation>
    </message>
    <message>
        <source>Chưa nhận được mục ghi nào của ngày</source>
        <translation>No entry of the day has come</translation>
    </message>
    <message>
        <source>Bổ sung giấy tờ</source>
        <translation>Asked for papers</translation>
    </message>
    <message>
        <source>Phí, lệ phí</source>
        <translation>Fees</translation>
    </message>
    <message>
        <source>Số lượt</source>
        <translation>Times</translation>
    </message>
    <message>
        <source>Phí</source>
        <translation>Fees</translation>
    </message>
    <message>
        <source>Lệ phí</source>
        <translation>Charges</translation>
    </message>
    <message>
        <source>Đã hủy</source>
        <translation>Voided</translation>
    </message>
    <message>
        <source>Hoàn trả</source>
        <translation>Refunded</translation>
    </message>
    <message>
        <source>Số biên lai</source>
        <translation>Receipts</translation>
    </message>
    <message>
        <source>Đã thu</source>
        <translation>Taken</translation>
    </message>
    <message>
        <source>Thu thực</source>
        <translation>Net</translation>
    </message>
    <message>
        <source>Lúc</source>
        <translation>At</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Số tiền</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Chưa có gì phát sinh sau khi chốt sổ.</source>
        <translation>Nothing has come after the closing.</translation>
    </message>
    <message>
        <source>thủ tục</source>
        <translation>procedure</translation>
    </message>
    <message>
        <source>lĩnh vực</source>
        <translation>field</translation>
    </message>
    <message>
        <source>kênh</source>
        <translation>channel</translation>
    </message>
    <message>
        <source>cán bộ</source>
        <translation>clerk</translation>
    </message>
    <message>
        <source>quầy</source>
        <translation>desk</translation>
    </message>
    <message>
        <source>hình thức thu</source>
        <translation>means of payment</translation>
    </message>
    <message>
        <source>ký hiệu biên lai</source>
        <translation>receipt series</translation>
    </message>
    <message>
        <source>giờ</source>
        <translation>hour</translation>
    </message>
    <message>
        <source>cả ngày</source>
        <translation>the whole day</translation>
    </message>
    <message>
        <source>trực tuyến</source>
        <translation>online</translation>
    </message>
    <message>
        <source>trực tiếp</source>
        <translation>at the counter</translation>
    </message>
    <message>
        <source>bưu chính</source>
        <translation>by post</translation>
    </message>
    <message>
        <source>không rõ kênh</source>
        <translation>channel unknown</translation>
    </message>
    <message>
        <source>hoàn trả</source>
        <translation>refund</translation>
    </message>
    <message>
        <source>tiếp nhận</source>
        <translation>received</translation>
    </message>
    <message>
        <source>chờ tiếp nhận</source>
        <translation>filed</translation>
    </message>
    <message>
        <source>từ chối</source>
        <translation>refused</translation>
    </message>
    <message>
        <source>yêu cầu bổ sung</source>
        <translation>papers asked for</translation>
    </message>
    <message>
        <source>đã bổ sung</source>
        <translation>papers brought</translation>
    </message>
    <message>
        <source>có kết quả</source>
        <translation>results</translation>
    </message>
    <message>
        <source>đã trả</source>
        <translation>handed back</translation>
    </message>
    <message>
        <source>rút hồ sơ</source>
        <translation>withdrawn</translation>
    </message>
    <message>
        <source>gia hạn</source>
        <translation>extended</translation>
    </message>
    <message>
        <source>dừng giải quyết</source>
        <translation>stopped</translation>
    </message>
    <message>
        <source>phản ánh, kiến nghị</source>
        <translation>feedback</translation>
    </message>
    <message>
        <source>phí, lệ phí phát sinh</source>
        <translation>fees charged</translation>
    </message>
    <message>
        <source>tiền biên lai đã hủy</source>
        <translation>money voided</translation>
    </message>
    <message>
        <source>số lần hủy</source>
        <translation>number of voids</translation>
    </message>
    <message>
        <source>biên lai đã hủy</source>
        <translation>receipts voided</translation>
    </message>
    <message>
        <source>tiền hoàn trả</source>
        <translation>money refunded</translation>
    </message>
    <message>
        <source>số lần hoàn trả</source>
        <translation>number of refunds</translation>
    </message>
    <message>
        <source>số biên lai</source>
        <translation>number of receipts</translation>
    </message>
    <message>
        <source>số lượt thu {0}</source>
        <translation>number of payments, {0}</translation>
    </message>
    <message>
        <source>phí thu {0}</source>
        <translation>fee, {0}</translation>
    </message>
    <message>
        <source>lệ phí thu {0}</source>
        <translation>charge, {0}</translation>
    </message>
    <message>
        <source>phí, lệ phí</source>
        <translation>fees</translation>
    </message>
    <message>
        <source>Đang mất mạng: mục mới của quầy khác có thể chưa về đây.</source>
        <translation>The network is down: new entries of other desks may not have arrived.</translation>
    </message>
    <message>
        <source>Lần chốt này của bản chương trình cũ, chưa có chữ ký số.</source>
        <translation>An older program closed this day; it has no signature.</translation>
    </message>
    <message>
        <source>Chữ ký của lần chốt không đúng: báo người quản trị, đừng xóa gì.</source>
        <translation>The closing&apos;s signature is wrong: tell the administrator, delete nothing.</translation>
    </message>
    <message>
        <source>{0} mục đến sau khi chốt, chưa vào bổ sung nào.</source>
        <translation>Entries after the closing that are in no addendum: {0}.</translation>
    </message>
    <message>
        <source>Xem</source>
        <translation>Look</translation>
    </message>
    <message>
        <source>{0} hồ sơ có phần tiếp nhận về sau khi chốt: số tiền đang ở dòng không rõ thủ tục, lập bổ sung để chuyển.</source>
        <translation>Dossiers whose reception came after the closing: {0}. The money stands under no known procedure; make an addendum to move it.</translation>
    </message>
    <message>
        <source>{0}: ngăn kéo đếm {1} lần ({2}).</source>
        <translation>{0}: drawer counted {1} times ({2}).</translation>
    </message>
    <message>
        <source>Mức thu do cán bộ đặt: {0} hồ sơ, trong đó {1} không thu ({2}).</source>
        <translation>Fees set by clerks: {0}, of which nothing to pay: {1} ({2}).</translation>
    </message>
    <message>
        <source>Ghi trùng ở hai quầy, đang tính thừa trong sổ: {0}.</source>
        <translation>Recorded at two desks, counts too often in the sums: {0}.</translation>
    </message>
    <message>
        <source>Đếm và khóa…</source>
        <translation>Count and close…</translation>
    </message>
    <message>
        <source>Máy này chưa giữ đúng và đủ mục ghi mà lần chốt đã ký; đang hiện số đã chốt. Chờ đồng bộ rồi mở lại; vẫn vậy thì kiểm tra toàn vẹn.</source>
        <translation>This machine does not hold exactly the entries that were signed at closing; what was closed is shown. Wait for synchronisation and open it again; if it stays so, check integrity.</translation>
    </message>
    <message>
        <source>Kiểm tra toàn vẹn</source>
        <translation>Check integrity</translation>
    </message>
    <message>
        <source>In bản đúng</source>
        <translation>Print the right one</translation>
    </message>
    <message>
        <source>Chưa xác nhận nhận tiền: {0}.</source>
        <translation>Cash not yet accepted: {0}.</translation>
    </message>
    <message>
        <source>{0} khoản chuyển khoản được hai quầy cùng đối chiếu; lần trước có hiệu lực.</source>
        <translation>Transfers matched at two desks: {0}; the first match holds.</translation>
    </message>
    <message>
        <source>Hai dòng sao kê cùng khớp một khoản thu {0}: có thể người dân chuyển hai lần.</source>
        <translation>Two lines of the statement match one payment of {0}: the citizen may have transferred twice.</translation>
    </message>
    <message>
        <source>Một dòng sao kê khớp hai khoản thu {0}: chỉ khoản khớp trước được xác nhận.</source>
        <translation>One line of the statement matches two payments of {0}: only the one matched first is confirmed.</translation>
    </message>
    <message>
        <source>{0} việc cần xem lại.</source>
        <translation>To be looked at: {0}.</translation>
    </message>
    <message>
        <source>Số hồ sơ bỏ trống, chưa in cho ai: {0}.</source>
        <translation>Dossier numbers left out, never printed: {0}.</translation>
    </message>
    <message>
        <source>Số biên lai bỏ trống, chưa cấp cho ai: {0}.</source>
        <translation>Fee receipt numbers passed over, given to nobody: {0}.</translation>
    </message>
    <message>
        <source>Đã tính mà chưa thu: {0}.</source>
        <translation>Charged and not yet paid: {0}.</translation>
    </message>
    <message>
        <source>{0} khoản chuyển khoản chưa đối chiếu với sao kê: {1}.</source>
        <translation>Transfers not yet matched with a bank statement: {0}, {1}.</translation>
    </message>
    <message>
        <source>Hủy {0} biên lai, {1}.</source>
        <translation>Payments voided: {0}, {1}.</translation>
    </message>
    <message>
        <source>Hoàn trả {0} lần, {1}.</source>
        <translation>Refunds: {0}, {1}.</translation>
    </message>
    <message>
        <source>Trực tuyến: {0} lần thu chưa có xác nhận của Cổng, {1}.</source>
        <translation>Online payments not confirmed by the portal: {0}, {1}.</translation>
    </message>
    <message>
        <source>Tính phí theo mức gửi trực tuyến, bưu chính, không có mã của Cổng, thu tiền mặt tại quầy: {0} lần, {1} ({2}).</source>
        <translation>Charged as filed online or by post without a code of the portal, paid in cash at the counter: times {0}, {1} ({2}).</translation>
    </message>
    <message>
        <source>Miễn, giảm không có giấy tờ hoặc miễn khoản đã nợ: {0}.</source>
        <translation>Waived without a paper, or after it was owed: {0}.</translation>
    </message>
    <message>
        <source>Miễn, giảm: {0} hồ sơ, {1} ({2}).</source>
        <translation>Fees waived: {0}, {1} ({2}).</translation>
    </message>
    <message>
        <source>Tiền giao từ các ngày trước chưa ai nhận: {0}.</source>
        <translation>Cash handed over on earlier days that nobody has taken: {0}.</translation>
    </message>
    <message>
        <source>Tiền nhận khác số giao ở các ngày trước: {0}.</source>
        <translation>Cash taken otherwise than it was given on earlier days: {0}.</translation>
    </message>
    <message>
        <source>Sao kê có {0} dòng chưa khớp khoản thu nào, {1}: {2}.</source>
        <translation>Lines of the statement that match no payment: {0}, {1} ({2}).</translation>
    </message>
    <message>
        <source>Đã tính mà chưa thu: {0}, trong đó {1} của hồ sơ đã rút, từ chối hoặc dừng.</source>
        <translation>Charged and not paid: {0}, of which {1} of dossiers that were withdrawn, refused or stopped.</translation>
    </message>
    <message>
        <source>{0} khoản chuyển khoản chưa đối chiếu, {1}</source>
        <translation>{0} by transfer that no statement shows, {1}</translation>
    </message>
    <message>
        <source>{0} khoản trực tuyến chưa có xác nhận, {1}</source>
        <translation>{0} paid online without confirmation, {1}</translation>
    </message>
    <message>
        <source>{0} hồ sơ đã trả kết quả mà chưa thu, {1}</source>
        <translation>{0} handed back and not paid, {1}</translation>
    </message>
    <message>
        <source>{0} hồ sơ rút, từ chối hoặc dừng mà chưa thu, {1}</source>
        <translation>{0} withdrawn, refused or stopped and not paid, {1}</translation>
    </message>
    <message>
        <source>{0} hồ sơ đang giải quyết hẹn thu sau, {1}</source>
        <translation>{0} in hand to be paid later, {1}</translation>
    </message>
    <message>
        <source>Từ các ngày trước: {0}.</source>
        <translation>From earlier days: {0}.</translation>
    </message>
    <message>
        <source>giao {0}</source>
        <translation>given to {0}</translation>
    </message>
    <message>
        <source>{0} nhận {1}</source>
        <translation>{0} accepted {1}</translation>
    </message>
    <message>
        <source>chưa ai nhận</source>
        <translation>nobody has taken it</translation>
    </message>
    <message>
        <source>đã tính, chưa thu</source>
        <translation>due, not paid</translation>
    </message>
    <message>
        <source>hủy biên lai</source>
        <translation>receipt voided</translation>
    </message>
    <message>
        <source>trực tuyến, chưa có xác nhận</source>
        <translation>online, not confirmed</translation>
    </message>
    <message>
        <source>mức gửi trực tuyến, bưu chính, thu tiền mặt, không có mã của Cổng</source>
        <translation>charged as online or post, paid in cash, no code of the portal</translation>
    </message>
    <message>
        <source>miễn, giảm</source>
        <translation>waived</translation>
    </message>
    <message>
        <source>chuyển khoản chưa đối chiếu</source>
        <translation>transfer that no statement shows</translation>
    </message>
    <message>
        <source>đã trả kết quả, chưa thu</source>
        <translation>handed back, not paid</translation>
    </message>
    <message>
        <source>dừng giải quyết, chưa thu</source>
        <translation>stopped, not paid</translation>
    </message>
    <message>
        <source>đang giải quyết, hẹn thu sau</source>
        <translation>in hand, to be paid later</translation>
    </message>
    <message>
        <source>rút hồ sơ, chưa thu</source>
        <translation>withdrawn, not paid</translation>
    </message>
    <message>
        <source>từ chối hồ sơ, chưa thu</source>
        <translation>refused, not paid</translation>
    </message>
    <message>
        <source>sao kê: {0}</source>
        <translation>statement: {0}</translation>
    </message>
    <message>
        <source>Mở hồ sơ để đảo</source>
        <translation>Open the dossier to reverse it</translation>
    </message>
    <message>
        <source>{0} số {1:04d}–{2:04d}</source>
        <translation>{0}, numbers {1:04d}–{2:04d}</translation>
    </message>
    <message>
        <source>{0} số {1:04d}</source>
        <translation>{0}, number {1:04d}</translation>
    </message>
    <message>
        <source>{0} số {1:07d}–{2:07d}</source>
        <translation>{0} no. {1:07d}–{2:07d}</translation>
    </message>
    <message>
        <source>{0} số {1:07d}</source>
        <translation>{0} no. {1:07d}</translation>
    </message>
    <message>
        <source>và {0} điều nữa</source>
        <translation>and {0} more</translation>
    </message>
    <message>
        <source>Xem hết</source>
        <translation>See all</translation>
    </message>
    <message>
        <source>có kết quả {0} · rút {1}</source>
        <translation>results {0} · withdrawn {1}</translation>
    </message>
    <message>
        <source>giấy tờ đã nhận {0}</source>
        <translation>papers received {0}</translation>
    </message>
    <message>
        <source>hẹn trả ngày làm việc tới: {0}</source>
        <translation>promised for the next working day: {0}</translation>
    </message>
    <message>
        <source>đã chốt {0} + bổ sung {1}</source>
        <translation>closed {0} + addenda {1}</translation>
    </message>
    <message>
        <source>đã chốt {0} − bổ sung {1}</source>
        <translation>closed {0} − addenda {1}</translation>
    </message>
    <message>
        <source>hiện sau khi bạn đếm ngăn kéo</source>
        <translation>shown once you have counted your drawer</translation>
    </message>
    <message>
        <source>hiện khi mọi ngăn kéo đã đếm</source>
        <translation>shown once every drawer is counted</translation>
    </message>
    <message>
        <source>chưa thu {0}</source>
        <translation>not yet paid {0}</translation>
    </message>
    <message>
        <source>Chưa chốt sổ: {0} và {1} ngày nữa.</source>
        <translation>Not closed yet: {0} and {1} more.</translation>
    </message>
    <message>
        <source>Chưa chốt sổ: {0}.</source>
        <translation>Not closed yet: {0}.</translation>
    </message>
    <message>
        <source>{0} và {1} quầy khác</source>
        <translation>{0} and {1} more</translation>
    </message>
    <message>
        <source>Chốt sổ, bỏ qua {0}…</source>
        <translation>Close the day without {0}…</translation>
    </message>
    <message>
        <source>Chốt sổ ngày {0}…</source>
        <translation>Rule off {0}…</translation>
    </message>
    <message>
        <source>{0} đến mục {1}</source>
        <translation>{0} up to entry {1}</translation>
    </message>
    <message>
        <source>Chốt vĩnh viễn: {0}.</source>
        <translation>Closed for good: {0}.</translation>
    </message>
    <message>
        <source>{0} tiếp nhận, {1} đã trả, {2} yêu cầu bổ sung, {3} từ chối; phí, lệ phí {4}</source>
        <translation>{0} received, {1} handed back, {2} supplements requested, {3} refused; fees {4}</translation>
    </message>
    <message>
        <source>Đếm tiền mặt trong ngăn kéo chưa khóa ở {0}, cả tiền đầu ca.</source>
        <translation>Count the cash in the drawers not closed yet at {0}, float included.</translation>
    </message>
    <message>
        <source>Sau khi chốt, số liệu không đổi; mục đến muộn thành bổ sung, ký riêng.</source>
        <translation>Once closed, the figures stay; what comes late becomes an addendum, signed by itself.</translation>
    </message>
    <message>
        <source>{0}, đã thu hồi</source>
        <translation>{0}, revoked</translation>
    </message>
    <message>
        <source>{0} mục đến sau khi chốt: {1} tiếp nhận, {2} đã trả; phí, lệ phí {3}.</source>
        <translation>Entries after the closing: {0}; {1} received, {2} handed back; fees {3}.</translation>
    </message>
    <message>
        <source>{0} mục thay đổi ngăn kéo, không thêm vào số thu.</source>
        <translation>Entries that change drawers, not what was taken: {0}.</translation>
    </message>
    <message>
        <source>{0} hồ sơ nay mới rõ: số đã chốt chuyển về đúng thủ tục, lĩnh vực, kênh.</source>
        <translation>Dossiers known only now: {0}. What was ruled off moves to its procedure, field and channel.</translation>
    </message>
    <message>
        <source>Số đã chốt giữ nguyên; bảng tổng hợp in thêm phần bổ sung.</source>
        <translation>What was closed stays as it is; the tally shows the addendum besides.</translation>
    </message>
    <message>
        <source>bổ sung số {0}: {1}</source>
        <translation>addendum {0}: {1}</translation>
    </message>
    <message>
        <source>Số liệu: {0}.</source>
        <translation>Figures: {0}.</translation>
    </message>
    <message>
        <source>Chưa nhận được mục nào của ngày: {0}.</source>
        <translation>Nothing of the day was received from: {0}.</translation>
    </message>
    <message>
        <source>{0}, im lặng từ {1}</source>
        <translation>{0}, silent since {1}</translation>
    </message>
    <message>
        <source>{0}, nghe lần cuối {1}</source>
        <translation>{0}, last heard {1}</translation>
    </message>
    <message>
        <source>{0}, chưa có mục nào của ngày</source>
        <translation>{0}: nothing of the day has come</translation>
    </message>
    <message>
        <source>Đã chốt lúc {0}, {1}</source>
        <translation>Closed at {0}, {1}</translation>
    </message>
    <message>
        <source>{0}, {1}: đếm thiếu {2}</source>
        <translation>{0}, {1}: counted {2} short</translation>
    </message>
    <message>
        <source>{0}, {1}: đếm thừa {2}</source>
        <translation>{0}, {1}: counted {2} over</translation>
    </message>
    <message>
        <source>Kiểm đếm khi chốt sổ thiếu {0}, lý do: “{1}”.</source>
        <translation>Counted {0} short at the ruling-off, reason: “{1}”.</translation>
    </message>
    <message>
        <source>Kiểm đếm khi chốt sổ thừa {0}, lý do: “{1}”.</source>
        <translation>Counted {0} over at the ruling-off, reason: “{1}”.</translation>
    </message>
    <message>
        <source>{0}, chưa khóa ngăn kéo.</source>
        <translation>{0}, drawer not closed yet.</translation>
    </message>
    <message>
        <source>{0}, chưa giải thích.</source>
        <translation>{0}, not explained yet.</translation>
    </message>
    <message>
        <source>{0}, giải thích: “{1}”.</source>
        <translation>{0}, explained: “{1}”.</translation>
    </message>
    <message>
        <source>{0}, {2} khóa thay: “{1}”.</source>
        <translation>{0}, closed by {2} in their place: “{1}”.</translation>
    </message>
    <message>
        <source>thiếu {0}, thừa {1}</source>
        <translation>short {0}, over {1}</translation>
    </message>
    <message>
        <source>thiếu {0}</source>
        <translation>{0} short</translation>
    </message>
    <message>
        <source>thừa {0}</source>
        <translation>{0} over</translation>
    </message>
    <message>
        <source>{0}: {1} giữ lại {2} ({3}), ca sau bắt đầu với {4}, {5}.</source>
        <translation>{0}: {1} kept {2} ({3}), the next drawer began with {4}, {5}.</translation>
    </message>
    <message>
        <source>{0} giữ lại {1} ở {2} từ {3}, chưa mở lại.</source>
        <translation>{0} kept {1} at {2} since {3}, not opened again yet.</translation>
    </message>
    <message>
        <source>{0} giữ lại {1} ở {2} từ {3}, ca sau không bắt đầu với số tiền đó.</source>
        <translation>{0} kept {1} at {2} since {3}; the next drawer did not begin with it.</translation>
    </message>
    <message>
        <source>{0} giữ lại {1} làm tiền lẻ ca sau, tăng {2} so với đầu ca, chưa nộp.</source>
        <translation>{0} kept {1} as the next float, {2} more than the drawer began with: not delivered.</translation>
    </message>
    <message>
        <source>{0} một mình chi ra {1} ({2}).</source>
        <translation>{0} alone took out {1} ({2}).</translation>
    </message>
    <message>
        <source>và {0} lần nữa</source>
        <translation>and {0} more</translation>
    </message>
    <message>
        <source>{0} khóa ngăn kéo đếm được {1}, sổ khi đó {2}, nay phải có {3}: có mục đến sau khi khóa.</source>
        <translation>{0} closed the drawer with {1} counted, {2} by the book then, {3} now: entries came after it was closed.</translation>
    </message>
    <message>
        <source>Hôm nay, {0}</source>
        <translation>Today, {0}</translation>
    </message>
    <message>
        <source>{0}, đã chốt</source>
        <translation>{0}, closed</translation>
    </message>
    <message>
        <source>Ngày khác…</source>
        <translation>Another day…</translation>
    </message>
    <message>
        <source>Lần chốt lúc {0} của quầy này, {2}, không có hiệu lực: đã có lần chốt {4}, {5}. Gạch bốn từ “{3}” trong sổ tường, chép bốn từ đang hiện ở đây.</source>
        <translation>The closing at {0} of this desk, {2}, does not hold: the day was closed {4}, {5}. Strike out “{3}” in the wall book and copy the four words shown here.</translation>
    </message>
    <message>
        <source>Lần chốt lúc {0} ở {1}, {2}, không có hiệu lực ({3}): lần chốt của quầy này có hiệu lực.</source>
        <translation>The closing at {0} at {1}, {2}, does not hold ({3}): this desk&apos;s closing does.</translation>
    </message>
    <message>
        <source>Lần chốt lúc {0} ở {1}, {2}, không có hiệu lực ({3}): lần chốt {4}, {5}, có hiệu lực.</source>
        <translation>The closing at {0} at {1}, {2}, does not hold ({3}): the one {4}, {5}, does.</translation>
    </message>
    <message>
        <source>lúc {0} ở {1}</source>
        <translation>at {0} at {1}</translation>
    </message>
    <message>
        <source>Lần ấy {0}.</source>
        <translation>That one {0}.</translation>
    </message>
    <message>
        <source>Tài khoản nhận chuyển khoản đổi lúc {0}: {1} → {2}, do {3}{4}.</source>
        <translation>Account for transfers changed at {0}: {1} → {2}, by {3}{4}.</translation>
    </message>
    <message>
        <source>, {0} đồng ý</source>
        <translation>, {0} agreed</translation>
    </message>
    <message>
        <source>Ký hiệu biên lai đổi lúc {0}: {1}, do {2}. Số biên lai chạy lại từ 0000001.</source>
        <translation>Series of receipts changed at {0}: {1}, by {2}. Their numbers begin again at 0000001.</translation>
    </message>
    <message>
        <source>Mức thu bắt đầu áp dụng từ hôm nay: {0}, do {1} cập nhật ngày {2}.</source>
        <translation>Amounts that hold from today on: {0}, entered by {1} on {2}.</translation>
    </message>
    <message>
        <source>Mức thu thay đổi hôm nay lúc {0}: {1}, do {2}.</source>
        <translation>Fees changed today at {0}: {1}, by {2}.</translation>
    </message>
    <message>
        <source>và {0} mức nữa</source>
        <translation>and {0} more</translation>
    </message>
    <message>
        <source>bỏ {0} ({1})</source>
        <translation>{0} dropped ({1})</translation>
    </message>
    <message>
        <source>Ngăn kéo của {0} ở {1} chưa kiểm đếm{2}.</source>
        <translation>{0}&apos;s drawer at {1} has not been counted{2}.</translation>
    </message>
    <message>
        <source>, lý do khi chốt: “{0}”</source>
        <translation>, reason given at the closing: “{0}”</translation>
    </message>
    <message>
        <source>Ngăn kéo của {0} ở {1} đã đếm, chưa khóa{2}.</source>
        <translation>The drawer of {0} at {1} was counted and is not closed{2}.</translation>
    </message>
    <message>
        <source>Chốt sổ</source>
        <translation>The closing</translation>
    </message>
    <message>
        <source>Ký bổ sung số {0}</source>
        <translation>Addendum {0}</translation>
    </message>
    <message>
        <source>{0} có {1} chứng kiến: ngăn kéo của {2} ở {3} không khóa được trước người khác.</source>
        <translation>{0} was witnessed by {1}: the drawer of {2} at {3} could not be locked before anybody else.</translation>
    </message>
    <message>
        <source>, lý do ở bổ sung số {0}: “{1}”</source>
        <translation>, reason given at addendum {0}: “{1}”</translation>
    </message>
    <message>
        <source>{0} và {1} ngày nữa</source>
        <translation>{0} and {1} more</translation>
    </message>
    <message>
        <source>Ngăn kéo của {0} ở {1} ngày {2} chưa khóa{3}.</source>
        <translation>The drawer of {0} at {1} of {2} is not closed{3}.</translation>
    </message>
    <message>
        <source>, đếm thiếu {0}</source>
        <translation>, counted {0} short</translation>
    </message>
    <message>
        <source>, đếm thừa {0}</source>
        <translation>, counted {0} over</translation>
    </message>
    <message>
        <source>{0} và {1} ngăn kéo nữa</source>
        <translation>{0} and {1} more</translation>
    </message>
    <message>
        <source>Khi chốt sổ kiểm đếm {0} lần: {1}.</source>
        <translation>Counted {0} times at the closing: {1}.</translation>
    </message>
    <message>
        <source>{0}: cán bộ có thể đã tự khóa mà mục chưa về; khi đó lần đếm của họ có hiệu lực.</source>
        <translation>{0}: its clerk may have closed it unheard; then their own count holds.</translation>
    </message>
    <message>
        <source>Một phần tiền của ngăn kéo này đã kiểm đếm chung khi chốt sổ. Sổ tính cả phần đó: nếu đã thu về, cộng vào số đếm và ghi vào lý do.</source>
        <translation>Some of this drawer’s cash was counted in one when the day was ruled off. The book counts that too: if it was collected, add it to the count and say so in the reason.</translation>
    </message>
</context>
<context>
    <name>day</name>
    <message>
        <source>Trong ngày · {0}</source>
        <translation>Today · {0}</translation>
    </message>
    <message>
        <source>Giờ</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Việc</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Mã hồ sơ</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Chủ hồ sơ</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>Cán bộ</source>
        <translation>Clerk</translation>
    </message>
    <message>
        <source>Quầy</source>
        <translation>Desk</translation>
    </message>
    <message>
        <source>Hẹn hôm nay</source>
        <translation>Due today</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>đồng ý {0}</source>
        <translation>agreed: {0}</translation>
    </message>
    <message>
        <source>Hủy {0}</source>
        <translation>Voided {0}</translation>
    </message>
    <message>
        <source>Hoàn trả {0}</source>
        <translation>Refunded {0}</translation>
    </message>
    <message>
        <source>Sửa hình thức {0}</source>
        <translation>Means of {0} corrected</translation>
    </message>
    <message>
        <source>Giải thích dòng sao kê {0}</source>
        <translation>Statement line of {0} explained</translation>
    </message>
    <message>
        <source>Bỏ vào {0}</source>
        <translation>Put in {0}</translation>
    </message>
    <message>
        <source>Lấy ra {0}</source>
        <translation>Took out {0}</translation>
    </message>
    <message>
        <source>Bàn giao {0} cho {1}</source>
        <translation>Handed {0} to {1}</translation>
    </message>
    <message>
        <source>Nhận {0} của {1}</source>
        <translation>Accepted {0} from {1}</translation>
    </message>
    <message>
        <source>Kiểm đếm ngăn kéo: {0}</source>
        <translation>Drawer counted: {0}</translation>
    </message>
    <message>
        <source>Khóa thay ngăn kéo của {0}: nộp {1}</source>
        <translation>Closed the drawer of {0} in their place: delivered {1}</translation>
    </message>
    <message>
        <source>Khóa ngăn kéo: nộp {0}</source>
        <translation>Drawer closed: {0} delivered</translation>
    </message>
    <message>
        <source>chứng kiến {0}</source>
        <translation>witness {0}</translation>
    </message>
</context>
<context>
    <name>desks</name>
    <message>
        <source>Quầy</source>
        <translation>Desk</translation>
    </message>
    <message>
        <source>Dải số</source>
        <translation>Numbers</translation>
    </message>
    <message>
        <source>Mục cuối</source>
        <translation>Last entry</translation>
    </message>
    <message>
        <source>Có ở đây</source>
        <translation>Held here</translation>
    </message>
    <message>
        <source>Máy chủ giữ</source>
        <translation>Server holds</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>{0} (quầy này)</source>
        <translation>{0} (this desk)</translation>
    </message>
    <message>
        <source>Đã thu hồi {0}</source>
        <translation>Revoked {0}</translation>
    </message>
    <message>
        <source>Chờ gửi {0} mục</source>
        <translation>Entries to send: {0}</translation>
    </message>
    <message>
        <source>Máy chủ chưa có {0} mục</source>
        <translation>{0} not at the server</translation>
    </message>
    <message>
        <source>Chưa ghi gì</source>
        <translation>Nothing recorded yet</translation>
    </message>
    <message>
        <source>Đã gửi hết</source>
        <translation>All sent</translation>
    </message>
    <message>
        <source>Im lặng từ {0}</source>
        <translation>Silent since {0}</translation>
    </message>
    <message>
        <source>Đang làm việc</source>
        <translation>At work</translation>
    </message>
    <message>
        <source>Vẫn tiếp nhận, in giấy và trả kết quả như thường. Mọi việc được giữ ở máy này và tự gửi khi có mạng.</source>
        <translation>Receive, print and hand back as usual. Everything is kept on this machine and sent by itself when the network is back.</translation>
    </message>
    <message>
        <source>Vẫn làm việc như thường; chưa gửi được thì giữ ở máy này, không mất gì.</source>
        <translation>Work on as usual; what cannot be sent yet is kept on this machine, nothing is lost.</translation>
    </message>
    <message>
        <source>Quầy này đã bị thu hồi nên không ghi và không gửi nhận nữa. Không mất gì: những gì đã ghi còn nguyên ở máy này, số đã in vẫn có hiệu lực. Gọi người phụ trách của đơn vị; muốn dùng lại máy thì ghi danh mới.</source>
        <translation>This desk was revoked: it records, sends and receives nothing more. Nothing is lost: what was recorded is whole on this machine, printed numbers stay valid. Call your unit&apos;s supervisor; to use the machine again, enrol it anew.</translation>
    </message>
    <message>
        <source>Máy chủ đã giữ đủ mọi mục ghi của quầy này.</source>
        <translation>The server holds everything that this desk recorded.</translation>
    </message>
    <message>
        <source>Đang gửi những mục vừa ghi.</source>
        <translation>Sending what was just recorded.</translation>
    </message>
    <message>
        <source>Từ khi mở chương trình chưa trao đổi được lần nào.</source>
        <translation>No exchange has succeeded since the program was opened.</translation>
    </message>
    <message>
        <source>Lần trao đổi gần nhất: {0}, gửi {1} mục, nhận {2} mục.</source>
        <translation>Last exchange: {0}, entries sent {1}, received {2}.</translation>
    </message>
    <message>
        <source>Lần trao đổi gần nhất: {0}, hai bên đã như nhau.</source>
        <translation>Last exchange: {0}, both sides are level.</translation>
    </message>
    <message>
        <source>Đồng hồ máy này nhanh hơn máy chủ {0}; chỉnh lại.</source>
        <translation>This machine&apos;s clock is {0} ahead of the server&apos;s; set it.</translation>
    </message>
    <message>
        <source>Đồng hồ máy này chậm hơn máy chủ {0}; chỉnh lại.</source>
        <translation>This machine&apos;s clock is {0} behind the server&apos;s; set it.</translation>
    </message>
</context>
<context>
    <name>dossier</name>
    <message>
        <source>Người đến nộp: {0}</source>
        <translation>Brought by {0}</translation>
    </message>
    <message>
        <source>Nộp thay: {0}</source>
        <translation>Submitted by {0}</translation>
    </message>
    <message>
        <source>MST {0}</source>
        <translation>Tax code {0}</translation>
    </message>
    <message>
        <source>Không cấp mã, từ chối tại quầy</source>
        <translation>No code: refused at the counter</translation>
    </message>
    <message>
        <source>Chưa tiếp nhận, không có mã</source>
        <translation>Not received yet: no code</translation>
    </message>
    <message>
        <source>{0} trang × {1} bản</source>
        <translation>{0} p. × {1}</translation>
    </message>
    <message>
        <source>Quá hạn {0} ngày</source>
        <translation>Days overdue: {0}</translation>
    </message>
    <message>
        <source>Quá giờ hẹn</source>
        <translation>Past due</translation>
    </message>
    <message>
        <source>Tạm dừng thời hạn</source>
        <translation>Time limit suspended</translation>
    </message>
    <message>
        <source>Hẹn {0}</source>
        <translation>Due {0}</translation>
    </message>
    <message>
        <source>Cần trả lời</source>
        <translation>To answer</translation>
    </message>
    <message>
        <source>Số tạm</source>
        <translation>Provisional number</translation>
    </message>
    <message>
        <source>Phụ trách cần xem</source>
        <translation>For the supervisor</translation>
    </message>
    <message>
        <source>Mã hồ sơ</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Nhận</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Có từ</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>Người nộp</source>
        <translation>Submitter</translation>
    </message>
    <message>
        <source>Chủ hồ sơ</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>Thủ tục</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>Hẹn trả</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
</context>
<context>
    <name>drawer</name>
    <message>
        <source>Giao {0}</source>
        <translation>To {0}</translation>
    </message>
    <message>
        <source>Nhận của {0}</source>
        <translation>Accepted from {0}</translation>
    </message>
    <message>
        <source>Bỏ vào</source>
        <translation>Put in</translation>
    </message>
    <message>
        <source>Lấy ra</source>
        <translation>Taken out</translation>
    </message>
    <message>
        <source>Khớp sổ</source>
        <translation>Agrees with the book</translation>
    </message>
    <message>
        <source>Thiếu {0}</source>
        <translation>{0} short</translation>
    </message>
    <message>
        <source>Thừa {0}</source>
        <translation>{0} over</translation>
    </message>
    <message>
        <source>{0} lúc {1}</source>
        <translation>{0} at {1}</translation>
    </message>
    <message>
        <source>hai việc cùng lúc: {0}; và {1}</source>
        <translation>two things at once: {0}; and {1}</translation>
    </message>
    <message>
        <source>{0} thu {1}, đúng bằng số lệch: xem lại đã thật sự thu chưa</source>
        <translation>{0} took {1}, exactly the difference: check that it was really taken</translation>
    </message>
    <message>
        <source>{0} thu {1} hai lần, lần sau có thể không có tiền</source>
        <translation>{0} took {1} twice; the second time there may have been no money</translation>
    </message>
    <message>
        <source>{0} nhận {1}</source>
        <translation>{0} accepted {1}</translation>
    </message>
    <message>
        <source>{0} giao {1} một lần mà có {2} lần nhận: {3}.</source>
        <translation>{0} handed over {1} once, but it was accepted {2} times: {3}.</translation>
    </message>
    <message>
        <source>thiếu {0}</source>
        <translation>{0} short</translation>
    </message>
    <message>
        <source>thừa {0}</source>
        <translation>{0} over</translation>
    </message>
    <message>
        <source>{0} giao {1}</source>
        <translation>{0} handed over {1}</translation>
    </message>
    <message>
        <source>lý do: {0}</source>
        <translation>reason: {0}</translation>
    </message>
    <message>
        <source>biên lai {0}</source>
        <translation>receipt {0}</translation>
    </message>
    <message>
        <source>do {0}</source>
        <translation>by {0}</translation>
    </message>
    <message>
        <source>đồng ý {0}</source>
        <translation>agreed: {0}</translation>
    </message>
    <message>
        <source>chứng kiến {0}</source>
        <translation>witness {0}</translation>
    </message>
    <message>
        <source>Ngăn kéo ngày {0} của bạn được khóa thay: đếm được {1}, {2}</source>
        <translation>Your drawer of {0} was closed in your place: counted {1}, {2}</translation>
    </message>
    <message>
        <source>{0} thu {1} nhưng chưa hủy hoặc chưa hoàn trả trên sổ</source>
        <translation>{0} took {1} but was not voided or refunded in the book</translation>
    </message>
    <message>
        <source>bàn giao {1} với {2} chưa được nhận hoặc nhận khác số</source>
        <translation>the hand-over of {1} with {2} was not accepted, or with another amount</translation>
    </message>
    <message>
        <source>{0} ghi {1}, có thể đã thu {3}: đảo chữ số khi gõ hoặc khi thu</source>
        <translation>{0} says {1}, perhaps {3} was taken: digits changed places when it was typed or taken</translation>
    </message>
    <message>
        <source>{0} ghi {1}, có thể gõ đảo chữ số của {3}</source>
        <translation>{0} says {1}; digits of {3} may have been swapped</translation>
    </message>
    <message>
        <source>{0} ghi {1} nhưng phí của hồ sơ là {3}, có thể ghi nhầm hồ sơ</source>
        <translation>{0} says {1} but the dossier&apos;s fee is {3}; it may be the wrong dossier</translation>
    </message>
    <message>
        <source>tiền đầu ca ghi {1}, lần trước giữ lại {3}</source>
        <translation>the opening float says {1}; last time {3} was kept</translation>
    </message>
    <message>
        <source>{0} còn nợ {3} trên sổ, có thể đã thu mà chưa ghi</source>
        <translation>{0} still owes {3} in the book; it may have been paid and not recorded</translation>
    </message>
    <message>
        <source>{0} ghi miễn, giảm {1}, có thể đã thu tiền mặt</source>
        <translation>{0} says {1} was waived; it may have been paid in cash</translation>
    </message>
    <message>
        <source>{0} ghi lấy ra {1}{4}, có thể tiền vẫn còn trong ngăn kéo</source>
        <translation>{0} has {1} taken out{4}; the cash may still be in the drawer</translation>
    </message>
    <message>
        <source>{0} ghi bỏ vào {1}{4}, có thể tiền chưa vào ngăn kéo</source>
        <translation>{0} has {1} put in{4}; the cash may never have come into the drawer</translation>
    </message>
    <message>
        <source>hoặc {0}</source>
        <translation>or {0}</translation>
    </message>
    <message>
        <source>và {0} nữa khả năng như nhau, không có gì để phân biệt</source>
        <translation>and {0} more as likely, nothing tells them apart</translation>
    </message>
    <message>
        <source>Ngân hàng ghi có: {0}.</source>
        <translation>Credited by the bank: {0}.</translation>
    </message>
    <message>
        <source>Sổ đã thu của hồ sơ này: {0}.</source>
        <translation>Taken for this dossier by the book: {0}.</translation>
    </message>
    <message>
        <source>Sổ chưa ghi khoản thu nào của hồ sơ này.</source>
        <translation>The book has no payment for this dossier yet.</translation>
    </message>
    <message>
        <source>Khớp khoản chuyển khoản</source>
        <translation>Matches a transfer</translation>
    </message>
    <message>
        <source>Đoán theo số tiền</source>
        <translation>Guessed by the sum</translation>
    </message>
    <message>
        <source>Không đọc được ngày</source>
        <translation>Date unreadable</translation>
    </message>
    <message>
        <source>Ngày không hợp với hồ sơ</source>
        <translation>The date does not fit the dossier</translation>
    </message>
    <message>
        <source>Bạn tự thu: người khác đối chiếu</source>
        <translation>You took it: somebody else must match it</translation>
    </message>
    <message>
        <source>Đã ghi từ trước</source>
        <translation>Recorded before</translation>
    </message>
    <message>
        <source>Sổ ghi tiền mặt</source>
        <translation>Recorded as cash</translation>
    </message>
    <message>
        <source>Lệch số tiền</source>
        <translation>Amount differs</translation>
    </message>
    <message>
        <source>Chuyển thêm lần nữa</source>
        <translation>Transferred once more</translation>
    </message>
    <message>
        <source>Hồ sơ chưa ghi thu</source>
        <translation>Not recorded as paid</translation>
    </message>
    <message>
        <source>Đã khớp trước, sao kê này không có</source>
        <translation>Matched before, not in this statement</translation>
    </message>
    <message>
        <source>Không rõ hồ sơ</source>
        <translation>Dossier unknown</translation>
    </message>
    <message>
        <source>biên lai {0} ({1})</source>
        <translation>receipt {0} ({1})</translation>
    </message>
    <message>
        <source>hồ sơ {0} ({1})</source>
        <translation>dossier {0} ({1})</translation>
    </message>
    <message>
        <source>lúc {0}</source>
        <translation>at {0}</translation>
    </message>
    <message>
        <source>thu {0} hai lần của cùng một người, cùng thủ tục: hồ sơ {1} ({2}) và hồ sơ {3} ({4}), lần sau có thể không có tiền</source>
        <translation>{0} taken twice of the same person for the same procedure: dossier {1} ({2}) and dossier {3} ({4}); the second time there may have been no money</translation>
    </message>
    <message>
        <source>{0} ghi chuyển khoản {1} nhưng sao kê không có, có thể đã thu tiền mặt</source>
        <translation>{0} says transfer {1}, but the statement has none; it may have been cash</translation>
    </message>
    <message>
        <source>{0} ghi tiền mặt {1} nhưng sao kê có chuyển khoản {1} {2}, nội dung {3}</source>
        <translation>{0} says {1} in cash, but the statement has a transfer of {1} {2}, saying {3}</translation>
    </message>
    <message>
        <source>không ghi ngày</source>
        <translation>without a date</translation>
    </message>
    <message>
        <source>vào ngày {0}</source>
        <translation>on {0}</translation>
    </message>
    <message>
        <source>lúc {0} ngày {1}</source>
        <translation>at {0} on {1}</translation>
    </message>
    <message>
        <source>{0} ghi {1}, có thể gõ thừa hoặc thiếu một số 0 của {3}</source>
        <translation>{0} says {1}, perhaps {3} with a nought too many or too few</translation>
    </message>
    <message>
        <source>{0} ghi tiền mặt {1}, có thể khách đã chuyển khoản: đọc sao kê để biết</source>
        <translation>{0} is recorded as cash {1}, perhaps it was a transfer: read the statement to know</translation>
    </message>
    <message>
        <source>Bạn góp phần đổi tài khoản: người khác đối chiếu</source>
        <translation>Your account change: somebody else matches</translation>
    </message>
    <message>
        <source>ngăn kéo khác của chính mình</source>
        <translation>another drawer of the same clerk</translation>
    </message>
    <message>
        <source>ngăn kéo của {2}</source>
        <translation>the drawer of {2}</translation>
    </message>
    <message>
        <source>{0}, đếm lúc {1} ngày {2}, lệch đúng {3} theo chiều ngược lại</source>
        <translation>{0}, counted at {1} on {2}, differs by exactly {3} the other way</translation>
    </message>
    <message>
        <source>nhầm tờ {0} với tờ {1} khi đếm</source>
        <translation>a {0} note taken for a {1} note in the count</translation>
    </message>
    <message>
        <source>thiếu {0} tờ {1} khi đếm</source>
        <translation>{0} × {1} too few in the count</translation>
    </message>
    <message>
        <source>thừa {0} tờ {1} khi đếm</source>
        <translation>{0} × {1} too many in the count</translation>
    </message>
    <message>
        <source>{0}: khách đưa tờ {1} mà tính là tờ khác</source>
        <translation>{0}: the citizen gave a {1} note that was taken for another</translation>
    </message>
    <message>
        <source>{0}: có thể chưa trả lại {1}</source>
        <translation>{0}: {1} change may not have been given</translation>
    </message>
    <message>
        <source>{0}: có thể trả lại {1} hai lần</source>
        <translation>{0}: {1} change may have been given twice</translation>
    </message>
</context>
<context>
    <name>exceptions</name>
    <message>
        <source>Một mã hồ sơ cấp cho hai hồ sơ</source>
        <translation>One dossier code was given to two dossiers</translation>
    </message>
    <message>
        <source>Một số thứ tự trong sổ ghi cho hai hồ sơ</source>
        <translation>One line of the book holds two dossiers</translation>
    </message>
    <message>
        <source>Một số biên lai cấp cho hai lần thu</source>
        <translation>One fee receipt number given to two payments</translation>
    </message>
    <message>
        <source>Hai quầy cùng tiếp nhận một hồ sơ</source>
        <translation>Two desks accepted one dossier</translation>
    </message>
    <message>
        <source>Hai quầy cùng xử lý một hồ sơ khi mất liên lạc</source>
        <translation>Two desks went on with one dossier while apart</translation>
    </message>
    <message>
        <source>Một khoản thu bị hủy, hoàn trả hoặc sửa hai lần</source>
        <translation>A payment voided, refunded or corrected twice</translation>
    </message>
    <message>
        <source>Phí, lệ phí của một hồ sơ thu hai lần</source>
        <translation>The fees of one dossier were taken twice</translation>
    </message>
    <message>
        <source>Hồ sơ dựng lại, tiền chỉ ghi theo giấy</source>
        <translation>Dossier recreated, its money told by the paper alone</translation>
    </message>
    <message>
        <source>Hai quầy cùng xử lý một phản ánh, kiến nghị</source>
        <translation>Two desks went on with one feedback</translation>
    </message>
    <message>
        <source>Hồ sơ chưa có phần tiếp nhận</source>
        <translation>A dossier whose reception has not arrived</translation>
    </message>
    <message>
        <source>Có việc ghi vào ngày đã chốt sổ</source>
        <translation>Work recorded on a day already closed</translation>
    </message>
    <message>
        <source>Đồng hồ của một quầy chạy nhanh</source>
        <translation>A desk&apos;s clock is fast</translation>
    </message>
    <message>
        <source>Đồng hồ của một quầy bị chỉnh lùi</source>
        <translation>A desk&apos;s clock was set back</translation>
    </message>
    <message>
        <source>Đồng hồ của quầy này lệch với máy chủ</source>
        <translation>This desk&apos;s clock differs from the server&apos;s</translation>
    </message>
    <message>
        <source>Dữ liệu của một quầy bị thay bằng bản cũ</source>
        <translation>A desk&apos;s data was replaced by an older copy</translation>
    </message>
    <message>
        <source>Một ngày hoặc một kỳ được chốt nhiều lần</source>
        <translation>A day or a period was ruled off more than once</translation>
    </message>
    <message>
        <source>Ngăn kéo khóa thiếu tiền</source>
        <translation>A drawer was closed short of cash</translation>
    </message>
    <message>
        <source>Nhật ký của một quầy tách thành hai nhánh</source>
        <translation>A desk&apos;s journal went two ways</translation>
    </message>
    <message>
        <source>Quầy đã bị thu hồi vẫn có mục ghi</source>
        <translation>A revoked desk still wrote entries</translation>
    </message>
    <message>
        <source>Có mục ghi mà chương trình này chưa hiểu</source>
        <translation>Entries that this program does not understand yet</translation>
    </message>
    <message>
        <source>Dữ liệu dùng chung không đọc được</source>
        <translation>Shared data cannot be read</translation>
    </message>
    <message>
        <source>Tài khoản nhận tiền của đơn vị bị đổi</source>
        <translation>The unit&apos;s account was changed</translation>
    </message>
    <message>
        <source>Mức thu phí, lệ phí bị đổi, có hiệu lực ngay hoặc sắp tới</source>
        <translation>Fee amounts were changed, in force at once or soon</translation>
    </message>
    <message>
        <source>Có dữ liệu không có chữ ký hợp lệ</source>
        <translation>Data without a valid signature</translation>
    </message>
    <message>
        <source>Việc bất thường</source>
        <translation>Something unusual</translation>
    </message>
    <message>
        <source>Đã kiểm tra, không phải làm gì thêm</source>
        <translation>Checked, nothing more to do</translation>
    </message>
    <message>
        <source>Đã liên hệ người dân</source>
        <translation>The citizen was contacted</translation>
    </message>
    <message>
        <source>Đã đổi giấy tiếp nhận cho người dân</source>
        <translation>The citizen&apos;s receipt was exchanged</translation>
    </message>
    <message>
        <source>Đã hoàn lại tiền thu thừa</source>
        <translation>The money taken too much was given back</translation>
    </message>
    <message>
        <source>Đã ghi lại cho đúng</source>
        <translation>Recorded again as it should be</translation>
    </message>
    <message>
        <source>Đã chỉnh đồng hồ</source>
        <translation>The clock was set right</translation>
    </message>
    <message>
        <source>Đã thu lại số tiền thiếu</source>
        <translation>What was missing was recovered</translation>
    </message>
    <message>
        <source>Đã báo người quản trị</source>
        <translation>The administrator was told</translation>
    </message>
    <message>
        <source>Từ lúc</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>Việc</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Hồ sơ, nơi ghi</source>
        <translation>Dossier, desk</translation>
    </message>
    <message>
        <source>Đã xem lại</source>
        <translation>Looked at</translation>
    </message>
    <message>
        <source>Còn chờ người phụ trách khác xem</source>
        <translation>Another supervisor still has to look</translation>
    </message>
    <message>
        <source>Có thêm mục mới, cần xem lại</source>
        <translation>New entries came, look again</translation>
    </message>
    <message>
        <source>Cần xem lại</source>
        <translation>To look at</translation>
    </message>
    <message>
        <source>và {0} mục trước đó</source>
        <translation>and {0} more before</translation>
    </message>
    <message>
        <source>Giấy tiếp nhận này không còn hiệu lực</source>
        <translation>This receipt no longer holds</translation>
    </message>
    <message>
        <source>Không đổi hồ sơ, đang tính thừa trong sổ</source>
        <translation>Does not change the dossier, counts too often in the sums</translation>
    </message>
    <message>
        <source>Không có hiệu lực</source>
        <translation>Does not hold</translation>
    </message>
    <message>
        <source>Không làm đổi trạng thái hồ sơ</source>
        <translation>Does not change the dossier&apos;s state</translation>
    </message>
    <message>
        <source>Lệch {0}</source>
        <translation>Off by {0}</translation>
    </message>
    <message>
        <source>Không mất gì: mọi mục ghi đều được giữ nguyên.</source>
        <translation>Nothing is lost: every entry is kept as it is.</translation>
    </message>
    <message>
        <source>quý {0} năm {1}</source>
        <translation>quarter {0} of {1}</translation>
    </message>
    <message>
        <source>năm {0}</source>
        <translation>year {0}</translation>
    </message>
    <message>
        <source>ngày {0}</source>
        <translation>day {0}</translation>
    </message>
    <message>
        <source>Số thu {0} được quyết toán {1} lần, ở nơi chưa biết lần kia.</source>
        <translation>The takings of {0} were settled {1} times, where the other was not known.</translation>
    </message>
    <message>
        <source>Sổ {0} được chốt {1} lần, ở nơi chưa biết lần kia.</source>
        <translation>The book of {0} was ruled off {1} times, where the other was not known.</translation>
    </message>
    <message>
        <source>Không mất gì: lần nào cũng được giữ cùng số đã đếm; chỉ một lần có hiệu lực.</source>
        <translation>Nothing is lost: each of them is kept with what was counted; only one of them holds.</translation>
    </message>
    <message>
        <source>Trong sổ tường gạch bốn từ không có hiệu lực, chép bốn từ có hiệu lực.</source>
        <translation>In the wall book strike out the four words that do not hold and copy those that do.</translation>
    </message>
    <message>
        <source>Hỏi từng người chốt: lúc đó quầy có mất mạng không, giờ ghi ở trên có đúng giờ thật không.</source>
        <translation>Ask whoever ruled it off: was the desk without network then, and is the time above the real one?</translation>
    </message>
    <message>
        <source>Lần không có hiệu lực đếm thiếu: tìm số tiền đó, lập biên bản như với ngăn kéo.</source>
        <translation>If the one that does not hold counted too little: look for that money and put it on record, as for a short drawer.</translation>
    </message>
    <message>
        <source>Không ai tự xem lại lần của mình: lần nào cũng cần người phụ trách khác trả lời.</source>
        <translation>Nobody reviews their own: each of them needs an answer from another supervisor.</translation>
    </message>
    <message>
        <source>đếm {0}, phải có {1}</source>
        <translation>counted {0}, due {1}</translation>
    </message>
    <message>
        <source>{0}, thiếu {1}</source>
        <translation>{0}, {1} short</translation>
    </message>
    <message>
        <source>{0}, thừa {1}</source>
        <translation>{0}, {1} over</translation>
    </message>
    <message>
        <source>Có hiệu lực: {0}, {1}, lúc {2}; {3}; bốn từ “{4}”.</source>
        <translation>Holds: {0}, {1}, at {2}; {3}; four words “{4}”.</translation>
    </message>
    <message>
        <source>Không có hiệu lực: {0}, {1}, lúc {2}; {3}; bốn từ “{4}”.</source>
        <translation>Does not hold: {0}, {1}, at {2}; {3}; four words “{4}”.</translation>
    </message>
    <message>
        <source>số tiền chỉ hiện khi mọi ngăn kéo đã đếm</source>
        <translation>the sums are shown once every drawer was counted</translation>
    </message>
    <message>
        <source>số đã ký {0}</source>
        <translation>signed for {0}</translation>
    </message>
    <message>
        <source>không kiểm đếm chung</source>
        <translation>nothing counted in one</translation>
    </message>
    <message>
        <source>danh mục thủ tục</source>
        <translation>list of procedures</translation>
    </message>
    <message>
        <source>lịch làm việc</source>
        <translation>working calendar</translation>
    </message>
    <message>
        <source>danh sách thôn, tổ dân phố</source>
        <translation>list of villages and residential groups</translation>
    </message>
    <message>
        <source>{0} ngày</source>
        <translation>{0} day(s)</translation>
    </message>
    <message>
        <source>{0} giờ</source>
        <translation>{0} h</translation>
    </message>
    <message>
        <source>{0} phút</source>
        <translation>{0} min</translation>
    </message>
    <message>
        <source>Mã {0} của Cổng dịch vụ công được ghi thành {1} hồ sơ: các quầy cùng ghi hồ sơ trực tuyến này khi chưa nhận được mục ghi của nhau.</source>
        <translation>Code {0} of the public service portal was recorded as {1} dossiers: desks recorded this online filing before they had each other&apos;s entries.</translation>
    </message>
    <message>
        <source>Mã {0} đứng trên giấy tiếp nhận của {1} hồ sơ khác nhau. Thường do máy của một quầy được khôi phục từ bản sao cũ rồi cấp lại số đã cấp.</source>
        <translation>Code {0} stands on the receipts of {1} different dossiers. Usually a desk&apos;s machine was restored from an old copy and gave out numbers again.</translation>
    </message>
    <message>
        <source>Mở cả hai hồ sơ, giữ hồ sơ đã tiếp nhận hoặc có đủ giấy tờ hơn.</source>
        <translation>Open both dossiers and keep the one that was received or has more of its papers.</translation>
    </message>
    <message>
        <source>Ở hồ sơ còn lại dùng Rút hồ sơ, ghi lý do “ghi trùng hồ sơ trực tuyến”.</source>
        <translation>Withdraw the other one, with the reason &quot;online dossier recorded twice&quot;.</translation>
    </message>
    <message>
        <source>Mở cả hai hồ sơ, đối chiếu họ tên, thủ tục và thời điểm tiếp nhận.</source>
        <translation>Open both dossiers and compare name, procedure and time of reception.</translation>
    </message>
    <message>
        <source>Ghi số điện thoại và ngày sinh lên bìa cả hai hồ sơ để không trả nhầm kết quả.</source>
        <translation>Write phone number and date of birth on both folders, so that no result goes to the wrong person.</translation>
    </message>
    <message>
        <source>Báo người dân của hồ sơ tiếp nhận sau; khi trả kết quả phải đối chiếu thẻ căn cước.</source>
        <translation>Tell the citizen of the dossier received later; when handing back, always compare the identity card.</translation>
    </message>
    <message>
        <source>Số thứ tự {0} của quyển số {1} ghi cho hai hồ sơ mã khác nhau: {2}. Thường do máy của quầy được khôi phục từ bản sao cũ.</source>
        <translation>Line {0} of book {1} holds two dossiers with different codes: {2}. Usually the desk&apos;s machine was restored from an old copy.</translation>
    </message>
    <message>
        <source>{0} cùng tiếp nhận hồ sơ này khi chưa nhận được mục ghi của nhau, nên người dân có thể cầm {1} giấy tiếp nhận: {2}. Hồ sơ theo giấy được ghi trước: {3}.</source>
        <translation>{0} accepted this dossier before they had each other&apos;s entries, so that the citizen may hold {1} receipts: {2}. The dossier goes by the receipt recorded first: {3}.</translation>
    </message>
    <message>
        <source>{0} thu {1}</source>
        <translation>{0} took {1}</translation>
    </message>
    <message>
        <source>Đã thu: {0}; thu thừa {1}.</source>
        <translation>Taken: {0}; {1} too much.</translation>
    </message>
    <message>
        <source>Đã thu: {0}; không thu thừa.</source>
        <translation>Taken: {0}; none too much.</translation>
    </message>
    <message>
        <source>Liên hệ người dân, thu lại giấy tiếp nhận ghi sau và in lại giấy của hồ sơ này.</source>
        <translation>Contact the citizen, take back the later receipt and print this dossier&apos;s receipt again.</translation>
    </message>
    <message>
        <source>Hoàn lại {0} thu thừa, có ký nhận.</source>
        <translation>Give back the {0} taken too much, against a signature.</translation>
    </message>
    <message>
        <source>Kiểm tra hồ sơ giấy chỉ còn một bộ, đánh theo mã {0}.</source>
        <translation>See that there is one set of papers, marked with code {0}.</translation>
    </message>
    <message>
        <source>{0} cùng ghi bước xử lý cho hồ sơ {1} khi chưa nhận được mục ghi của nhau. Bước đứng trước theo thời gian có hiệu lực; bước đến sau được giữ trong lịch sử nhưng không làm đổi trạng thái hồ sơ.</source>
        <translation>{0} recorded steps for dossier {1} before they had each other&apos;s entries. The earlier step counts; the later one is kept in the history but does not change the dossier&apos;s state.</translation>
    </message>
    <message>
        <source>Có bước ghi cho hồ sơ {0} không hợp với trạng thái của hồ sơ lúc đó. Bước ấy được giữ trong lịch sử nhưng không làm đổi trạng thái.</source>
        <translation>A step was recorded for dossier {0} that does not fit the state it was in. The step is kept in the history but does not change the state.</translation>
    </message>
    <message>
        <source>{0} cùng thu hoặc miễn phí, lệ phí của hồ sơ {1} khi chưa nhận được mục ghi của nhau. Số đã thu và miễn vượt số phải thu {2}.</source>
        <translation>{0} took or waived the fees of dossier {1} before they had each other&apos;s entries. What was taken and waived exceeds what was due by {2}.</translation>
    </message>
    <message>
        <source>{0} cùng hủy, hoàn trả hoặc sửa một khoản thu của hồ sơ {1} khi chưa nhận được mục ghi của nhau. Mục trước có hiệu lực; mục ghi sau không đổi hồ sơ nhưng vẫn tính vào sổ và ngăn kéo.</source>
        <translation>{0} each voided, refunded or corrected one payment of dossier {1} before they had each other&apos;s entries. The first entry holds; the later one does not change the dossier, but still counts in the sums and the drawer.</translation>
    </message>
    <message>
        <source>{0} mục ghi không nằm trong phần đã chốt của ngày {1}: ghi sau khi chốt, quầy mất liên lạc lúc chốt, hoặc phần tiếp nhận của hồ sơ về muộn. Số liệu đã chốt không đổi; phần này ghi riêng ở mục phát sinh của ngày.</source>
        <translation>Entries not in what was ruled off for {1}: {0}. Recorded after the closing, or the desk was out of reach then, or a dossier&apos;s reception came late. The figures ruled off do not change; this part is listed apart under what came after.</translation>
    </message>
    <message>
        <source>{0} gửi đến {1} mục ghi mang giờ muộn hơn giờ nhận, nhiều nhất {2}. Đồng hồ máy của quầy đó đang chạy nhanh.</source>
        <translation>Entries from {0} that carry a time later than they arrived: {1}, by {2} at most. That desk&apos;s clock is fast.</translation>
    </message>
    <message>
        <source>Đồng hồ máy của {0} bị lùi khoảng {1} so với giờ đã ghi trước đó. Các mục ghi vẫn giữ đúng thứ tự, nhưng giờ và ngày hẹn trả tính trong lúc đồng hồ sai có thể không đúng.</source>
        <translation>The clock of {0} went back by about {1} from the time recorded before. The entries keep their order, but times and promised days reckoned while the clock was wrong may be wrong.</translation>
    </message>
    <message>
        <source>Đồng hồ của quầy này nhanh hơn máy chủ {0}.</source>
        <translation>This desk&apos;s clock is ahead of the server&apos;s by {0}.</translation>
    </message>
    <message>
        <source>Đồng hồ của quầy này chậm hơn máy chủ {0}.</source>
        <translation>This desk&apos;s clock is behind the server&apos;s by {0}.</translation>
    </message>
    <message>
        <source>Giờ tiếp nhận và ngày hẹn trả được tính theo đồng hồ này.</source>
        <translation>Times of reception and promised days are reckoned by this clock.</translation>
    </message>
    <message>
        <source>{0} ghi tiếp từ một bản sao cũ, nên nhật ký của quầy tách thành hai nhánh. Cả hai nhánh đều được giữ và đều tính vào hồ sơ, sổ và số liệu.</source>
        <translation>{0} wrote on from an old copy, so that its journal went two ways. Both are kept and both count in dossiers, books and figures.</translation>
    </message>
    <message>
        <source>{0} đã bị thu hồi, nhưng sau đó vẫn có {1} mục ghi của quầy này được chuyển đến.</source>
        <translation>{0} was revoked, but entries written by it afterwards still arrived: {1}.</translation>
    </message>
    <message>
        <source>{0} ghi những mục mà chương trình ở quầy này chưa hiểu ({1}), vì dùng phiên bản mới hơn. Những mục đó chưa hiện trong hồ sơ và số liệu tại đây.</source>
        <translation>{0} wrote entries that the program at this desk does not understand yet ({1}), because it runs a newer version. They do not show in dossiers and figures here yet.</translation>
    </message>
    <message>
        <source>Nơi khác</source>
        <translation>Another place</translation>
    </message>
    <message>
        <source>Đơn vị đã áp dụng {0} mới, nhưng quầy này không đọc được nội dung. Quầy đang dùng bản trước đó.</source>
        <translation>The unit adopted a new {0}, but this desk cannot read it. The desk goes by the one before.</translation>
    </message>
    <message>
        <source>Dữ liệu {0} gửi đến không có chữ ký hợp lệ của nơi ghi, hoặc không nối tiếp phần đã có, nên chưa nhận.</source>
        <translation>Data sent by {0} has no valid signature of who wrote it, or does not follow what is here, and was not taken.</translation>
    </message>
    <message>
        <source>{0} đã ghi {1} bước cho một hồ sơ mà phần tiếp nhận chưa về đến đây sau hơn một ngày. Quầy tiếp nhận hồ sơ này có thể đang mất liên lạc.</source>
        <translation>{0} recorded steps ({1}) for a dossier whose reception has not arrived here for more than a day. The desk that received it may be cut off.</translation>
    </message>
    <message>
        <source>{0} ghi thêm cho phản ánh, kiến nghị đã có trả lời ở quầy khác. Trả lời được ghi trước có hiệu lực; phần ghi sau được giữ nguyên.</source>
        <translation>{0} wrote more about a feedback that another desk had answered. The answer recorded first holds; what came later is kept.</translation>
    </message>
    <message>
        <source>{0} và {1}</source>
        <translation>{0} and {1}</translation>
    </message>
    <message>
        <source>Không mất gì: cả hai hồ sơ còn nguyên, chỉ trùng mã.</source>
        <translation>Nothing is lost: both dossiers are whole, only the code is the same.</translation>
    </message>
    <message>
        <source>Không mất gì: cả hai hồ sơ còn nguyên, mã hồ sơ vẫn khác nhau.</source>
        <translation>Nothing is lost: both dossiers are whole, and their codes differ.</translation>
    </message>
    <message>
        <source>Không mất gì: chỉ có một hồ sơ; quét giấy nào cũng ra hồ sơ này.</source>
        <translation>Nothing is lost: there is one dossier; scanning either receipt leads to it.</translation>
    </message>
    <message>
        <source>Không mất gì: việc ghi sau được cộng vào sổ hồ sơ và báo cáo kỳ.</source>
        <translation>Nothing is lost: what was recorded later counts in the register and in the period&apos;s reports.</translation>
    </message>
    <message>
        <source>Không mất gì: mục ghi vẫn lưu và gửi bình thường.</source>
        <translation>Nothing is lost: entries are saved and sent as usual.</translation>
    </message>
    <message>
        <source>Không mất gì: các bước đã ghi được giữ, tự hiện vào hồ sơ khi phần tiếp nhận về đến.</source>
        <translation>Nothing is lost: the steps recorded are kept and appear in the dossier as soon as its reception arrives.</translation>
    </message>
    <message>
        <source>Không mất gì: các mục ghi được giữ nguyên và tự hiện ra sau khi cập nhật chương trình.</source>
        <translation>Nothing is lost: the entries are kept as they are and appear once the program is updated.</translation>
    </message>
    <message>
        <source>Không mất gì: hồ sơ và mục ghi không bị ảnh hưởng.</source>
        <translation>Nothing is lost: dossiers and entries are not affected.</translation>
    </message>
    <message>
        <source>Không mất gì ở quầy này; những phần khác vẫn gửi nhận bình thường.</source>
        <translation>Nothing is lost at this desk; everything else is sent and received as usual.</translation>
    </message>
    <message>
        <source>Đối chiếu sổ giấy; ghi chú “trùng số thứ tự” vào cột ghi chú của hồ sơ ghi sau.</source>
        <translation>Compare the paper book; note &quot;same line&quot; beside the dossier recorded later.</translation>
    </message>
    <message>
        <source>Không phải đổi giấy tiếp nhận: mã hồ sơ không trùng.</source>
        <translation>No receipt has to be exchanged: the codes differ.</translation>
    </message>
    <message>
        <source>Mở hồ sơ, xem trạng thái hiện tại có đúng với thực tế không.</source>
        <translation>Open the dossier and see whether its present state is what really happened.</translation>
    </message>
    <message>
        <source>Nếu bước không có hiệu lực mới đúng, ghi lại bước cần thiết trên hồ sơ.</source>
        <translation>If the step that did not count is the right one, record the step needed on the dossier.</translation>
    </message>
    <message>
        <source>Nếu người dân đã nhận giấy hoặc kết quả theo bước đó, liên hệ người dân.</source>
        <translation>If the citizen has a paper or a result by that step, contact the citizen.</translation>
    </message>
    <message>
        <source>Mở hồ sơ, chọn Việc khác…, “Đảo bút toán ghi trùng…”; cần một người phụ trách khác.</source>
        <translation>Open the dossier, choose More…, “Reverse a double entry…”; another supervisor is needed.</translation>
    </message>
    <message>
        <source>Nếu tiền đã hoàn hai lần, thu lại của người dân trước khi đảo.</source>
        <translation>If money was given back twice, take it back from the citizen before reversing.</translation>
    </message>
    <message>
        <source>Đối chiếu biên lai của từng quầy, hoàn lại {0} cho người dân, có ký nhận.</source>
        <translation>Compare the receipts of each desk and give {0} back to the citizen, against a signature.</translation>
    </message>
    <message>
        <source>Ghi số tiền hoàn vào phần đếm tiền mặt khi chốt sổ.</source>
        <translation>Note the money given back when counting the cash at closing.</translation>
    </message>
    <message>
        <source>Xem hai nội dung có mâu thuẫn không; nếu có, liên hệ lại người gửi.</source>
        <translation>See whether the two answers contradict each other; if so, contact the sender again.</translation>
    </message>
    <message>
        <source>Xem trang Đồng bộ: quầy nào lâu chưa gửi, nối lại mạng cho quầy đó.</source>
        <translation>Look at the page of desks: reconnect the desk that has not sent for long.</translation>
    </message>
    <message>
        <source>Nếu máy của quầy đó hỏng hẳn, báo người quản trị để lập lại hồ sơ từ giấy tiếp nhận.</source>
        <translation>If that desk&apos;s machine is beyond repair, ask the administrator to make the dossier again from its receipt.</translation>
    </message>
    <message>
        <source>Mở trang Chốt sổ của ngày đó, xem phần phát sinh.</source>
        <translation>Open that day&apos;s closing page and look at what came after the closing.</translation>
    </message>
    <message>
        <source>Nếu có tiền mặt, cộng vào lần đếm tiền của ngày hôm nay và ghi chú lại.</source>
        <translation>If there is cash, add it to today&apos;s count and note it.</translation>
    </message>
    <message>
        <source>Chỉnh giờ máy của {0}, bật tự đồng bộ giờ.</source>
        <translation>Set the clock of {0} right and turn on automatic time.</translation>
    </message>
    <message>
        <source>Kiểm tra ngày hẹn trả trên các hồ sơ ghi trong thời gian đó.</source>
        <translation>Check the promised days of the dossiers recorded in that time.</translation>
    </message>
    <message>
        <source>Chỉnh giờ máy của {0}, bật tự đồng bộ giờ; pin đồng hồ yếu thì thay.</source>
        <translation>Set the clock of {0} right and turn on automatic time; replace a weak clock battery.</translation>
    </message>
    <message>
        <source>Kiểm tra ngày hẹn trả trên các hồ sơ dưới đây; sai thì xin lỗi và hẹn lại.</source>
        <translation>Check the promised days of the dossiers below; where wrong, apologise and promise anew.</translation>
    </message>
    <message>
        <source>Chỉnh giờ của máy này cho đúng và bật tự đồng bộ giờ; việc này tự hết sau đó.</source>
        <translation>Set this machine&apos;s clock right and turn on automatic time; this goes away by itself then.</translation>
    </message>
    <message>
        <source>Xem các việc “một mã hồ sơ cấp cho hai hồ sơ” nếu có, xử lý từng việc.</source>
        <translation>Look for &quot;one dossier code was given to two dossiers&quot; and settle each.</translation>
    </message>
    <message>
        <source>Báo người quản trị: không khôi phục máy của quầy từ bản sao khi chưa nối mạng.</source>
        <translation>Tell the administrator: never restore a desk&apos;s machine from a copy while it is offline.</translation>
    </message>
    <message>
        <source>Đối chiếu từng mục dưới đây với hồ sơ giấy và người được ghi là đã làm.</source>
        <translation>Compare each entry below with the paper dossier and with whoever is said to have done it.</translation>
    </message>
    <message>
        <source>Mục nào không đúng thực tế: báo người quản trị, không trả kết quả theo mục đó.</source>
        <translation>What did not really happen: tell the administrator, and hand nothing back by it.</translation>
    </message>
    <message>
        <source>Hãy cập nhật chương trình ở quầy này, hoặc báo người quản trị cập nhật.</source>
        <translation>Update the program at this desk, or ask the administrator to.</translation>
    </message>
    <message>
        <source>Hãy cập nhật chương trình; nếu vẫn còn, áp dụng lại tài liệu ở trang Dữ liệu.</source>
        <translation>Update the program; if it stays, adopt the document again on the data page.</translation>
    </message>
    <message>
        <source>Báo người quản trị kèm tên nơi ghi ở trên. Không làm gì trên máy này.</source>
        <translation>Tell the administrator who wrote it, as named above. Do nothing on this machine.</translation>
    </message>
    <message>
        <source>Biên lai {0} số {1} đứng trên {2} lần thu khác nhau. Thường do máy của quầy được khôi phục từ bản sao cũ rồi cấp lại số đã cấp.</source>
        <translation>Fee receipt {0} no. {1} stands on {2} different payments. Usually the desk&apos;s machine was restored from an old backup and gave numbers again.</translation>
    </message>
    <message>
        <source>Không mất gì: cả hai lần thu còn nguyên và đều tính vào sổ, chỉ trùng số biên lai.</source>
        <translation>Nothing is lost: both payments are kept and counted; only the receipt number is the same.</translation>
    </message>
    <message>
        <source>Mở từng hồ sơ, đối chiếu biên lai với số tiền và người nộp.</source>
        <translation>Open each dossier and compare the receipt with the amount and the payer.</translation>
    </message>
    <message>
        <source>Ghi chú “trùng số biên lai” vào cả hai liên lưu, kèm mã của từng hồ sơ.</source>
        <translation>Note “receipt number used twice” on both retained copies, with the code of each dossier.</translation>
    </message>
    <message>
        <source>Báo người dân cầm biên lai cấp sau; cần thì xác nhận số tiền đã nộp bằng văn bản.</source>
        <translation>Tell the citizen with the later receipt; if needed confirm the amount paid in writing.</translation>
    </message>
    <message>
        <source>Xem giấy tiếp nhận và biên lai của người dân: giấy ghi đã thu hay chưa thu.</source>
        <translation>Look at the citizen&apos;s receipts: do they say paid or not paid.</translation>
    </message>
    <message>
        <source>Nếu tiền vừa nộp ở quầy dựng lại: người đó thu bằng “Thu tiền” để vào ngăn kéo.</source>
        <translation>If the money was paid just now at the desk that recreated it: that person takes it by “Take money”, so that it is in a drawer.</translation>
    </message>
    <message>
        <source>Nếu người dân có giấy ghi đã nộp: không thu lần nữa, đối chiếu với quầy tiếp nhận.</source>
        <translation>If the citizen&apos;s paper says paid: do not take it again; compare with the receiving desk.</translation>
    </message>
    <message>
        <source>{0} dựng lại hồ sơ từ giấy tiếp nhận, ghi là trước đó đã nộp {1}; không vào ngăn kéo nào ở đây.</source>
        <translation>{0} recreated the dossier from its receipt, saying that {1} had been paid before; it is in no drawer here.</translation>
    </message>
    <message>
        <source>Quầy tiếp nhận chưa gửi gì để đối chiếu.</source>
        <translation>The receiving desk has sent nothing to compare with.</translation>
    </message>
    <message>
        <source>Quầy tiếp nhận đã gửi về: hồ sơ còn nợ {0}.</source>
        <translation>The receiving desk has reported: {0} is still owed.</translation>
    </message>
    <message>
        <source>Quầy tiếp nhận đã gửi về: hồ sơ không còn nợ.</source>
        <translation>The receiving desk has reported: nothing is owed.</translation>
    </message>
    <message>
        <source>chưa có tài khoản</source>
        <translation>no account yet</translation>
    </message>
    <message>
        <source>Tài khoản nhận chuyển khoản của đơn vị đã đổi.</source>
        <translation>The account for transfers to the unit was changed.</translation>
    </message>
    <message>
        <source>{0} đổi tài khoản từ {1} sang {2}. Từ lúc đó mã VietQR của mọi quầy dẫn tiền vào tài khoản mới.</source>
        <translation>{0} changed the account from {1} to {2}. Since then the VietQR codes of every desk pay into the new one.</translation>
    </message>
    <message>
        <source>Đối chiếu số và tên chủ tài khoản mới với văn bản của kho bạc hoặc ngân hàng.</source>
        <translation>Compare number and holder of the new account with the paper of the treasury or the bank.</translation>
    </message>
    <message>
        <source>Nếu không đúng: đổi lại ngay ở trang Dữ liệu, mục Thu tiền, và báo lãnh đạo đơn vị.</source>
        <translation>If it is wrong: change it back at once on the page Data, Taking money, and tell the head of the unit.</translation>
    </message>
    <message>
        <source>Xin sao kê của cả hai tài khoản cho khoảng thời gian đó, đối chiếu từng khoản.</source>
        <translation>Ask for the statements of both accounts for that time and compare each sum.</translation>
    </message>
    <message>
        <source>Máy của {0} mở lại bằng dữ liệu cũ hơn dữ liệu đã ghi.</source>
        <translation>The machine of {0} was opened with data older than what it had recorded.</translation>
    </message>
    <message>
        <source>Máy của {0} mở lại bằng dữ liệu cũ hơn dữ liệu đã ghi (khôi phục từ bản sao, hoặc có người chép đè): thiếu {1} mục ghi đã có lúc {2}. Quầy ghi tiếp khi chưa nhận lại được các mục đó.</source>
        <translation>The machine of {0} was opened with data older than what it had recorded (restored from a backup, or somebody copied over it). Entries missing that were there at {2}: {1}. The desk went on before getting everything back.</translation>
    </message>
    <message>
        <source>Không mất gì đã gửi máy chủ hoặc quầy khác: các mục đó tự về lại máy này. Mục chưa gửi thì chỉ còn trên giấy đã cấp. Số hồ sơ và số biên lai đã cấp không bị cấp lại.</source>
        <translation>Nothing is lost that had been sent to the server or to another desk: it comes back to this machine by itself. What had not is left only on the papers given out. No dossier code and no receipt number is given twice.</translation>
    </message>
    <message>
        <source>Nối mạng cho máy đó, chờ đồng bộ xong; xem các mục thiếu đã về chưa.</source>
        <translation>Connect that machine, wait until it has exchanged, and see whether the missing entries are back.</translation>
    </message>
    <message>
        <source>Đối chiếu liên biên lai và giấy tiếp nhận còn lưu với sổ; dãy số bị trống là phần thiếu.</source>
        <translation>Compare the kept copies of fee receipts and receipts with the books; numbers that are missing there are what is lacking.</translation>
    </message>
    <message>
        <source>Lập lại hồ sơ thiếu từ giấy tiếp nhận; đếm lại ngăn kéo của ngày đó.</source>
        <translation>Begin missing dossiers anew from their receipts; count that day&apos;s drawer again.</translation>
    </message>
    <message>
        <source>Hỏi ai đã khôi phục hoặc chép đè dữ liệu, và báo lãnh đạo đơn vị.</source>
        <translation>Ask who restored or overwrote the data, and tell the head of the unit.</translation>
    </message>
    <message>
        <source>Mức thu phí, lệ phí đã đổi, có hiệu lực ngay hoặc sắp tới.</source>
        <translation>Fee amounts were changed, in force at once or soon.</translation>
    </message>
    <message>
        <source>{0} đổi mức thu lúc {1} ngày {2}: {3}. Hồ sơ tiếp nhận từ khi có hiệu lực tính theo mức mới.</source>
        <translation>{0} changed what is charged at {1} on {2}: {3}. Dossiers received once it is in force are charged by the new amount.</translation>
    </message>
    <message>
        <source>Không mất gì: hồ sơ đã tiếp nhận giữ nguyên số tiền đã tính.</source>
        <translation>Nothing is lost: dossiers that were received keep what they were charged.</translation>
    </message>
    <message>
        <source>Đối chiếu mức mới và ngày hiệu lực với nghị quyết, quyết định đã ban hành.</source>
        <translation>Compare the new amount and its day of effect with the resolution or decision as it was issued.</translation>
    </message>
    <message>
        <source>Nếu không đúng: áp dụng lại danh sách đúng ở trang Dữ liệu, và báo lãnh đạo đơn vị.</source>
        <translation>If it is wrong: adopt the right list again on the page Data, and tell the head of the unit.</translation>
    </message>
    <message>
        <source>Xem các hồ sơ tiếp nhận từ khi có hiệu lực: tiền thu có đúng mức không.</source>
        <translation>Look at the dossiers received once it is in force: was the right amount taken?</translation>
    </message>
    <message>
        <source>Người đã đổi không tự xác nhận; người phụ trách khác trả lời việc này.</source>
        <translation>Whoever changed it does not confirm it; another supervisor answers this.</translation>
    </message>
    <message>
        <source>Một ngăn kéo được khóa với số tiền ít hơn sổ.</source>
        <translation>A drawer was closed with less cash than the book says.</translation>
    </message>
    <message>
        <source>{0} khóa ngăn kéo ngày {1} ở {2}: thiếu {3} so với sổ. Giải thích: “{4}”.</source>
        <translation>{0} closed the drawer of {1} at {2}: {3} less than in the book. Explanation: “{4}”.</translation>
    </message>
    <message>
        <source>Ngăn kéo của {0} ngày {1} ở {2} do {5} khóa thay, có {6} chứng kiến: thiếu {3} so với sổ. Lý do: “{4}”.</source>
        <translation>The drawer of {0} of {1} at {2} was closed by {5} in their place, before {6}: {3} short of the book. Reason: “{4}”.</translation>
    </message>
    <message>
        <source>Ngăn kéo của {0} ngày {1} ở {2} được khóa thay và ghi thiếu {3}, nhưng trước đó đã khóa rồi: lần khóa thay này không có hiệu lực, chỉ tính lần khóa trước.</source>
        <translation>The drawer of {0} of {1} at {2} was closed in their place and written {3} short, but it had been closed before: this has no effect, the earlier closing counts.</translation>
    </message>
    <message>
        <source>Không mất gì trong sổ: số thu của ngày không đổi, lần đếm và lời giải thích được giữ nguyên.</source>
        <translation>Nothing is lost in the book: the day&apos;s takings stay as they are, the count and the explanation are kept.</translation>
    </message>
    <message>
        <source>Cùng cán bộ đối chiếu liên biên lai, phiếu chi và giao nhận tiền của ngày đó với sổ.</source>
        <translation>With the clerk, compare the receipts, payouts and hand-overs of that day with the book.</translation>
    </message>
    <message>
        <source>Không tìm ra: lập biên bản, thu lại số thiếu theo quy chế của đơn vị.</source>
        <translation>If it is not found: draw up a record and recover what is missing by the unit&apos;s rules.</translation>
    </message>
    <message>
        <source>Ghi vào câu trả lời số tiền đó được giải quyết thế nào.</source>
        <translation>Write in the answer what became of the money.</translation>
    </message>
</context>
<context>
    <name>fee_list</name>
    <message>
        <source>Hiệu lực</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>Khoản thu, thủ tục</source>
        <translation>Fee, procedure</translation>
    </message>
    <message>
        <source>Mức thu</source>
        <translation>Fees</translation>
    </message>
    <message>
        <source>Kênh</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>Thời gian</source>
        <translation>Days</translation>
    </message>
    <message>
        <source>Quyết định</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>Dòng {0}</source>
        <translation>Line {0}</translation>
    </message>
    <message>
        <source>không có trong tệp: bỏ khỏi danh sách</source>
        <translation>not in the file: dropped from the list</translation>
    </message>
    <message>
        <source>thiếu số quyết định, nghị quyết</source>
        <translation>decision&apos;s number missing</translation>
    </message>
    <message>
        <source>ngày “{0}” không đúng, cần ngày/tháng/năm</source>
        <translation>the date “{0}” is not right, day/month/year is needed</translation>
    </message>
    <message>
        <source>ngày hết hiệu lực {0} trước ngày có hiệu lực</source>
        <translation>it ends on {0}, before it begins</translation>
    </message>
    <message>
        <source>thiếu mã thủ tục hoặc tên khoản thu</source>
        <translation>procedure code or fee name missing</translation>
    </message>
    <message>
        <source>không có thủ tục mã “{0}” trong danh mục</source>
        <translation>no procedure has the code “{0}”</translation>
    </message>
    <message>
        <source>không rõ là phí hay lệ phí: ghi cột “Loại” hoặc tên bắt đầu bằng Phí, Lệ phí</source>
        <translation>unclear whether phí or lệ phí: fill the column “Loại”, or begin the name with Phí or Lệ phí</translation>
    </message>
    <message>
        <source>không hiểu mức thu “{0}”, mỗi dòng một mức</source>
        <translation>the fee “{0}” is not understood; one amount a line</translation>
    </message>
    <message>
        <source>không hiểu kênh “{0}”</source>
        <translation>the channel “{0}” is not understood</translation>
    </message>
    <message>
        <source>cột hoàn trả chỉ ghi Có hoặc Không</source>
        <translation>the refund column says Có or Không only</translation>
    </message>
    <message>
        <source>ô quá dài</source>
        <translation>a cell is too long</translation>
    </message>
    <message>
        <source>đã có ở dòng trên</source>
        <translation>stands in a line above already</translation>
    </message>
    <message>
        <source>danh sách quá dài</source>
        <translation>the list is too long</translation>
    </message>
    <message>
        <source>dòng {0}: {1}</source>
        <translation>line {0}: {1}</translation>
    </message>
    <message>
        <source>không hoàn trả</source>
        <translation>not refundable</translation>
    </message>
    <message>
        <source>Trực tiếp</source>
        <translation>At the counter</translation>
    </message>
    <message>
        <source>Trực tuyến</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Bưu chính</source>
        <translation>By post</translation>
    </message>
    <message>
        <source>Mọi kênh</source>
        <translation>Every channel</translation>
    </message>
    <message>
        <source>từ {0}</source>
        <translation>since {0}</translation>
    </message>
    <message>
        <source>Đang hiệu lực</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>Chưa đến ngày</source>
        <translation>Not yet in force</translation>
    </message>
    <message>
        <source>Hết hiệu lực</source>
        <translation>Ended</translation>
    </message>
</context>
<context>
    <name>feedback</name>
    <message>
        <source>Phản ánh</source>
        <translation>Complaint</translation>
    </message>
    <message>
        <source>Kiến nghị</source>
        <translation>Proposal</translation>
    </message>
    <message>
        <source>Hỏi, nhờ hướng dẫn</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Trực tiếp tại quầy</source>
        <translation>At the counter</translation>
    </message>
    <message>
        <source>Điện thoại</source>
        <translation>By phone</translation>
    </message>
    <message>
        <source>Văn bản</source>
        <translation>By letter</translation>
    </message>
    <message>
        <source>Trực tuyến</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Quá hạn trả lời</source>
        <translation>Answer overdue</translation>
    </message>
    <message>
        <source>Đã trả lời</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>Đã chuyển</source>
        <translation>Passed on</translation>
    </message>
    <message>
        <source>Chờ trả lời</source>
        <translation>Waiting for an answer</translation>
    </message>
    <message>
        <source>Ngày nhận</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Người gửi</source>
        <translation>Sender</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Hạn trả lời</source>
        <translation>Answer by</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
</context>
<context>
    <name>files</name>
    <message>
        <source>Mở</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Chọn</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>Thư mục:</source>
        <translation>Folder:</translation>
    </message>
    <message>
        <source>Lưu</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Tìm trong:</source>
        <translation>Look in:</translation>
    </message>
    <message>
        <source>Tên tệp:</source>
        <translation>File name:</translation>
    </message>
    <message>
        <source>Loại tệp:</source>
        <translation>Kind of file:</translation>
    </message>
    <message>
        <source>Hủy</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>formats</name>
    <message>
        <source>thứ Hai</source>
        <translation>Mon</translation>
    </message>
    <message>
        <source>thứ Ba</source>
        <translation>Tue</translation>
    </message>
    <message>
        <source>thứ Tư</source>
        <translation>Wed</translation>
    </message>
    <message>
        <source>thứ Năm</source>
        <translation>Thu</translation>
    </message>
    <message>
        <source>thứ Sáu</source>
        <translation>Fri</translation>
    </message>
    <message>
        <source>thứ Bảy</source>
        <translation>Sat</translation>
    </message>
    <message>
        <source>Chủ nhật</source>
        <translation>Sun</translation>
    </message>
    <message>
        <source>ngày {0}</source>
        <translation>{0}</translation>
    </message>
    <message>
        <source>năm {0}</source>
        <translation>{0}</translation>
    </message>
    <message>
        <source>quý {0} năm {1}</source>
        <translation>quarter {0} of {1}</translation>
    </message>
    <message>
        <source>tháng {0} năm {1}</source>
        <translation>{0}/{1}</translation>
    </message>
    <message>
        <source>từ ngày {0} đến ngày {1}</source>
        <translation>{0} to {1}</translation>
    </message>
    <message>
        <source>hôm nay</source>
        <translation>today</translation>
    </message>
</context>
<context>
    <name>lan</name>
    <message>
        <source>Chưa thấy</source>
        <translation>Not seen yet</translation>
    </message>
    <message>
        <source>Đã tắt</source>
        <translation>Switched off</translation>
    </message>
    <message>
        <source>Mất liên lạc</source>
        <translation>Out of reach</translation>
    </message>
    <message>
        <source>Chưa gửi được</source>
        <translation>Not sent</translation>
    </message>
    <message>
        <source>Đang kết nối</source>
        <translation>Connecting</translation>
    </message>
    <message>
        <source>Còn {0} mục</source>
        <translation>Entries left: {0}</translation>
    </message>
    <message>
        <source>Đã có đủ</source>
        <translation>Has everything</translation>
    </message>
    <message>
        <source>liên lạc {0}</source>
        <translation>in touch {0}</translation>
    </message>
    <message>
        <source>Máy này không vào được mạng nội bộ; sẽ tự thử lại.</source>
        <translation>This machine cannot get onto the local network; it will try again by itself.</translation>
    </message>
    <message>
        <source>Mạng không cho các quầy tự tìm nhau; ghi địa chỉ cố định ở dưới.</source>
        <translation>The network keeps desks from finding each other; write fixed addresses below.</translation>
    </message>
    <message>
        <source>Quầy này không còn trong danh sách quầy của đơn vị; gọi người phụ trách.</source>
        <translation>This desk is no longer on the unit&apos;s list of desks; call the supervisor.</translation>
    </message>
    <message>
        <source>Chưa gửi nhận được trong mạng nội bộ; sẽ tự thử lại.</source>
        <translation>Exchanging on the local network does not work yet; it will try again by itself.</translation>
    </message>
    <message>
        <source>hai quầy không nhận ra nhau: xem lại ngày giờ hai máy, rồi cho cả hai gửi nhận với máy chủ một lần</source>
        <translation>the two desks do not recognise each other: check the clocks of both, then let both exchange with the server once</translation>
    </message>
    <message>
        <source>chương trình hai quầy khác phiên bản; cập nhật cả hai</source>
        <translation>the two desks run different versions; update both</translation>
    </message>
    <message>
        <source>quầy kia từ chối; cho quầy kia gửi nhận với máy chủ một lần</source>
        <translation>the other desk refused; let it exchange with the server once</translation>
    </message>
</context>
<context>
    <name>list_changes</name>
    <message>
        <source>Thay đổi</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Thêm</source>
        <translation>Added</translation>
    </message>
    <message>
        <source>Sửa</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>Bỏ</source>
        <translation>Removed</translation>
    </message>
    <message>
        <source>Không nhận</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>thêm {0}</source>
        <translation>add {0}</translation>
    </message>
    <message>
        <source>sửa {0}</source>
        <translation>change {0}</translation>
    </message>
    <message>
        <source>bỏ {0}</source>
        <translation>remove {0}</translation>
    </message>
    <message>
        <source>giữ nguyên {0}</source>
        <translation>keep {0}</translation>
    </message>
    <message>
        <source>không nhận {0} dòng</source>
        <translation>refuse {0}</translation>
    </message>
    <message>
        <source>Tệp này sẽ: {0}. Chưa thay đổi gì.</source>
        <translation>This file will: {0}. Nothing has been changed yet.</translation>
    </message>
</context>
<context>
    <name>list_words</name>
    <message>
        <source>Mã thủ tục</source>
        <translation>Procedure code</translation>
    </message>
    <message>
        <source>Tên thủ tục</source>
        <translation>Procedure name</translation>
    </message>
    <message>
        <source>Tên ngắn</source>
        <translation>Short name</translation>
    </message>
    <message>
        <source>Lĩnh vực</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>Trường hợp</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>Thời hạn</source>
        <translation>Time limit</translation>
    </message>
    <message>
        <source>Đơn vị thời hạn</source>
        <translation>Unit of the limit</translation>
    </message>
    <message>
        <source>Phí</source>
        <translation>Fee (phí)</translation>
    </message>
    <message>
        <source>Lệ phí</source>
        <translation>Charge</translation>
    </message>
    <message>
        <source>Phí, lệ phí</source>
        <translation>Fees</translation>
    </message>
    <message>
        <source>Thành phần hồ sơ</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>Kênh tiếp nhận</source>
        <translation>Ways of handing in</translation>
    </message>
    <message>
        <source>Cơ quan giải quyết</source>
        <translation>Resolving agency</translation>
    </message>
    <message>
        <source>Khối</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>Quyết định công bố</source>
        <translation>Publishing decision</translation>
    </message>
    <message>
        <source>Kết quả</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Căn cứ, ghi chú</source>
        <translation>Legal basis, notes</translation>
    </message>
    <message>
        <source>Trạng thái</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Mới</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Thay đổi</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Không đổi</source>
        <translation>Unchanged</translation>
    </message>
    <message>
        <source>Ngừng tiếp nhận</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>Không nhận</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Dòng này không có mã thủ tục. Ghi mã vào cột mã, hoặc xóa dòng.</source>
        <translation>This line has no procedure code. Write the code into its column, or delete the line.</translation>
    </message>
    <message>
        <source>Mã dài quá 40 chữ. Kiểm tra có phải tên nằm nhầm ở cột mã.</source>
        <translation>The code is longer than 40 letters. Check whether the name stands in the code&apos;s column.</translation>
    </message>
    <message>
        <source>Mã chỉ gồm chữ, số và dấu . - / ; kiểm tra ô này có phải công thức không.</source>
        <translation>A code has only letters, digits and . - /; see whether the cell is a formula.</translation>
    </message>
    <message>
        <source>Tên thủ tục phải bắt đầu bằng chữ; kiểm tra ô này có phải công thức không.</source>
        <translation>A procedure&apos;s name begins with a letter; see whether the cell is a formula.</translation>
    </message>
    <message>
        <source>Mã thiếu chữ số: bảng tính đã coi mã là số và bỏ số 0 ở cuối. Đặt định dạng cột mã là Văn bản rồi gõ lại đủ, ví dụ 1.000110.</source>
        <translation>The code lacks figures: the spreadsheet took it for a number and dropped the last noughts. Format the code&apos;s column as Text and type it whole, for example 1.000110.</translation>
    </message>
    <message>
        <source>Mã này đã có ở một dòng trên. Giữ một dòng, hoặc ghi tên ở cột Trường hợp của từng dòng nếu là các trường hợp khác nhau.</source>
        <translation>This code stands on a line above already. Keep one line, or name each line in the Case column if they are different cases.</translation>
    </message>
    <message>
        <source>Thủ tục có quá 100 trường hợp. Gộp các trường hợp giống nhau.</source>
        <translation>The procedure has more than 100 cases. Join those that are alike.</translation>
    </message>
    <message>
        <source>Thủ tục mới phải có tên. Ghi tên vào cột tên.</source>
        <translation>A new procedure must have a name. Write it into the name&apos;s column.</translation>
    </message>
    <message>
        <source>Ghi là bãi bỏ nhưng danh mục không có mã này. Kiểm tra lại mã, hoặc xóa dòng.</source>
        <translation>It is said to be withdrawn, but the catalogue has no such code. Check the code, or delete the line.</translation>
    </message>
    <message>
        <source>Nội dung ô quá dài. Rút gọn lại.</source>
        <translation>The cell is too long. Shorten it.</translation>
    </message>
    <message>
        <source>Không hiểu thời hạn. Ghi như: 5 ngày làm việc; 15 ngày; 1 giờ; trong ngày; không quy định.</source>
        <translation>The time limit is not understood. Write it like: 5 ngày làm việc; 15 ngày; 1 giờ; trong ngày; không quy định.</translation>
    </message>
    <message>
        <source>Thời hạn chỉ có số, không rõ là ngày làm việc, ngày hay giờ. Ghi thêm đơn vị.</source>
        <translation>The time limit is only a number: working days, days or hours? Add the unit.</translation>
    </message>
    <message>
        <source>Không hiểu mức thu. Ghi một số tiền: 8.000; 8.000đ/bản; 2.000đ/trang; hoặc: miễn phí.</source>
        <translation>The amount is not understood. Write: 8.000; 8.000đ/bản; 2.000đ/trang; or: miễn phí.</translation>
    </message>
    <message>
        <source>Mức thu nhỏ hơn 1.000 đồng. Nếu ghi theo nghìn đồng, viết đủ số 0.</source>
        <translation>The amount is below 1,000 đồng. If thousands were meant, write all the noughts.</translation>
    </message>
    <message>
        <source>Không hiểu kênh tiếp nhận. Ghi: trực tiếp, trực tuyến, bưu chính.</source>
        <translation>The way of handing in is not understood. Write: trực tiếp, trực tuyến, bưu chính.</translation>
    </message>
    <message>
        <source>Không hiểu khối. Ghi: Nhà nước hoặc Đảng.</source>
        <translation>The block is not understood. Write: Nhà nước or Đảng.</translation>
    </message>
    <message>
        <source>Có giấy tờ dài quá 300 chữ. Ghi mỗi giấy tờ một dòng trong ô, bỏ phần giải thích.</source>
        <translation>A paper is longer than 300 letters. Write a paper a line within the cell, without explanations.</translation>
    </message>
    <message>
        <source>Có quá 100 giấy tờ. Kiểm tra ô thành phần hồ sơ.</source>
        <translation>There are more than 100 papers. Check the papers&apos; cell.</translation>
    </message>
    <message>
        <source>Không đọc được dòng này. Kiểm tra lại nội dung.</source>
        <translation>This line cannot be read. Check what it says.</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>Không đọc hoặc ghi được thư mục dữ liệu của quầy (quyền truy cập, đĩa đầy hoặc ổ đĩa đã tháo). Chưa thay đổi gì; báo người quản trị.</source>
        <translation>The desk&apos;s data folder cannot be read or written (permissions, a full disk, or a drive taken out). Nothing was changed; tell the administrator.</translation>
    </message>
    <message>
        <source>Chương trình gặp lỗi chưa lường trước. Những gì đã lưu vẫn còn nguyên. Lỗi đã ghi vào nhật ký kỹ thuật; hãy báo người hỗ trợ.</source>
        <translation>The program met an error that was not foreseen. What was saved is intact. The error is in the technical log; please tell support.</translation>
    </message>
    <message>
        <source>Không mở được dữ liệu vì đĩa không ghi được (đĩa đầy, hoặc thư mục chỉ đọc). Dữ liệu còn nguyên. Giải phóng dung lượng rồi mở lại.</source>
        <translation>The data cannot be opened, for the disk cannot be written (it is full, or the folder is read-only). The data are intact. Make room, then start again.</translation>
    </message>
    <message>
        <source>{0} giây</source>
        <translation>{0} s</translation>
    </message>
    <message>
        <source>{0} phút</source>
        <translation>{0} min</translation>
    </message>
    <message>
        <source>Số trang</source>
        <translation>Number of pages</translation>
    </message>
    <message>
        <source>Số bản</source>
        <translation>Number of copies</translation>
    </message>
    <message>
        <source>Số lượng</source>
        <translation>The number</translation>
    </message>
    <message>
        <source>Chưa có họ và tên. Quét thẻ hoặc nhập họ tên người nộp.</source>
        <translation>There is no full name. Scan the card or type the name of the submitter.</translation>
    </message>
    <message>
        <source>Chưa có tên cơ quan, tổ chức. Nhập đúng như trên giấy phép hoặc con dấu.</source>
        <translation>There is no name of the organisation. Type it as on its licence or seal.</translation>
    </message>
    <message>
        <source>Họ và tên quá dài hoặc có ký tự lạ. Nhập lại đúng như trên giấy tờ.</source>
        <translation>The full name is too long or has strange characters. Type it as on the identity paper.</translation>
    </message>
    <message>
        <source>Số giấy tờ không đúng: thẻ căn cước 12 số, CMND 9 số, hoặc số hộ chiếu.</source>
        <translation>The number is not right: 12 digits for an identity card, 9 for the former one, or a passport number.</translation>
    </message>
    <message>
        <source>Ngày sinh không đúng. Nhập ngày/tháng/năm, ví dụ 28/02/1999.</source>
        <translation>The date of birth is not right. Type day/month/year, for example 28/02/1999.</translation>
    </message>
    <message>
        <source>Ngày không đúng. Nhập ngày/tháng/năm, ví dụ 28/02/1999.</source>
        <translation>The date is not right. Type day/month/year, for example 28/02/1999.</translation>
    </message>
    <message>
        <source>Giới tính chỉ nhận Nam hoặc Nữ.</source>
        <translation>Sex is male or female.</translation>
    </message>
    <message>
        <source>Số điện thoại không đúng. Di động 10 số bắt đầu bằng 0; bỏ trống nếu không có.</source>
        <translation>The phone number is not right. A mobile number has 10 digits and begins with 0; leave it empty if there is none.</translation>
    </message>
    <message>
        <source>Địa chỉ thư điện tử không đúng. Bỏ trống nếu không có.</source>
        <translation>The e-mail address is not right. Leave it empty if there is none.</translation>
    </message>
    <message>
        <source>Địa chỉ quá dài. Rút gọn còn dưới 300 chữ.</source>
        <translation>The address is too long. Shorten it to less than 300 characters.</translation>
    </message>
    <message>
        <source>Không đọc được thẻ. Quét lại mã QR, hoặc nhập tay thông tin trên thẻ.</source>
        <translation>The card cannot be read. Scan its QR code again, or type what is on the card.</translation>
    </message>
    <message>
        <source>Chưa chọn thủ tục. Gõ tên không dấu hoặc mã rồi nhấn Enter.</source>
        <translation>No procedure is chosen. Type its name without diacritics or its code, then press Enter.</translation>
    </message>
    <message>
        <source>Chưa có giấy tờ nào. Đánh dấu ít nhất một giấy tờ và số bản đã nhận.</source>
        <translation>There are no papers. Tick at least one, with the number received.</translation>
    </message>
    <message>
        <source>{0} phải là số nguyên từ {1} đến {2}.</source>
        <translation>{0} must be a whole number from {1} to {2}.</translation>
    </message>
    <message>
        <source>Tệp không có cột {0}, nên không biết dòng nào là thủ tục nào. Đặt tên cột ở dòng đầu, ví dụ: Mã, Tên, Lĩnh vực, Thời hạn. Chưa thay đổi gì.</source>
        <translation>The file has no column {0}, so no line can be told. Name the columns in the first line, for example: Mã, Tên, Lĩnh vực, Thời hạn. Nothing was changed.</translation>
    </message>
    <message>
        <source>Danh mục có quá {0} thủ tục. Chia thành nhiều tệp. Chưa thay đổi gì.</source>
        <translation>The list has more than {0} procedures. Part it into several files. Nothing was changed.</translation>
    </message>
    <message>
        <source>Danh mục giống hệt danh mục đang dùng, không có gì để áp dụng.</source>
        <translation>The list says what holds already; there is nothing to adopt.</translation>
    </message>
    <message>
        <source>Danh mục của đơn vị vừa đổi ở quầy khác. Xem lại những thay đổi dưới đây rồi áp dụng.</source>
        <translation>The unit&apos;s procedures were just changed at another desk. Look at the changes below again, then adopt.</translation>
    </message>
    <message>
        <source>Ngày hẹn phải là ngày làm việc, từ hôm nay trở đi.</source>
        <translation>The due day must be a business day, from today on.</translation>
    </message>
    <message>
        <source>Nội dung quá dài. Rút gọn lại.</source>
        <translation>The text is too long. Please shorten it.</translation>
    </message>
    <message>
        <source>Có phí phải thu. Chọn tiền mặt, chuyển khoản hoặc miễn.</source>
        <translation>A fee is due. Choose cash, transfer or waived.</translation>
    </message>
    <message>
        <source>Chưa ghi câu trả lời.</source>
        <translation>The answer says nothing yet.</translation>
    </message>
    <message>
        <source>Câu hỏi này đã được trả lời, có thể ở quầy khác, hoặc hồ sơ đã kết thúc.</source>
        <translation>This question was answered already, perhaps at another desk, or the dossier has ended.</translation>
    </message>
    <message>
        <source>Cần ghi rõ lý do.</source>
        <translation>Please state the reason.</translation>
    </message>
    <message>
        <source>Mã số thuế không đúng. Nhập 10 số (chi nhánh thêm -001) hoặc 12 số; bỏ trống nếu không có.</source>
        <translation>The tax code is wrong: 10 digits (a branch adds -001) or 12; leave it empty if there is none.</translation>
    </message>
    <message>
        <source>Mã hồ sơ không đúng. Chép đúng mã trên Cổng dịch vụ công, ví dụ H26.103-261120-0007.</source>
        <translation>The dossier code is wrong. Copy it from the portal, for example H26.103-261120-0007.</translation>
    </message>
    <message>
        <source>Mã hồ sơ {0} đã có trong sổ. Tìm hồ sơ đó ở F3; chưa ghi gì.</source>
        <translation>Dossier {0} stands in the register already; find it with F3. Nothing was recorded.</translation>
    </message>
    <message>
        <source>Hồ sơ này đã được ghi: {0}. Không ghi lần nữa.</source>
        <translation>This dossier has been recorded already: {0}. It is not recorded again.</translation>
    </message>
    <message>
        <source>Thủ tục này không trả ngay được. Tiếp nhận và in giấy hẹn; chưa ghi gì.</source>
        <translation>This procedure cannot be done at once. Receive it and print the receipt; nothing was recorded.</translation>
    </message>
    <message>
        <source>Một lần tiếp nhận nhiều nhất {0} hồ sơ. Chia thành nhiều lần.</source>
        <translation>At most {0} dossiers are received at a time. Split them.</translation>
    </message>
    <message>
        <source>Đã quá hạn yêu cầu bổ sung ({0}). Chỉ người phụ trách mới được yêu cầu nữa; chưa ghi gì.</source>
        <translation>The time for asking for papers is over ({0}). Only a supervisor may still ask; nothing was recorded.</translation>
    </message>
    <message>
        <source>Văn bản xin lỗi phải lập trước {0}. Chỉ người phụ trách mới được hẹn lại muộn hơn; chưa ghi gì.</source>
        <translation>The apology had to be made before {0}. Only a supervisor may still move the date; nothing was recorded.</translation>
    </message>
    <message>
        <source>Quầy này chưa có phản ánh, kiến nghị đó; chờ đồng bộ.</source>
        <translation>This desk does not have that feedback yet; wait for the exchange.</translation>
    </message>
    <message>
        <source>Việc này đã có người xem lại hoặc không còn nữa. Chưa ghi gì.</source>
        <translation>Somebody has looked at this already, or it is gone. Nothing was recorded.</translation>
    </message>
    <message>
        <source>Phản ánh, kiến nghị này đã được trả lời. Chưa ghi gì.</source>
        <translation>This feedback was answered before. Nothing was recorded.</translation>
    </message>
    <message>
        <source>Lịch không có gì thay đổi. Chưa lưu gì.</source>
        <translation>The calendar has no changes. Nothing was saved.</translation>
    </message>
    <message>
        <source>Lịch vừa được sửa ở quầy khác, nên CHƯA lưu. Bỏ thay đổi ở đây, xem lịch mới rồi sửa lại.</source>
        <translation>The calendar was just changed at another desk, so it is NOT saved. Discard the changes here, see the new one, then change it again.</translation>
    </message>
    <message>
        <source>Ngày hẹn mới phải sau ngày hẹn đang ghi trên giấy tiếp nhận.</source>
        <translation>The new day must be after the one on the receipt.</translation>
    </message>
    <message>
        <source>Ghi tên cơ quan, bộ phận nhận hồ sơ.</source>
        <translation>Name the agency that takes the dossier.</translation>
    </message>
    <message>
        <source>Chọn ít nhất một, nhiều nhất {0} hồ sơ một lần.</source>
        <translation>Choose at least one and at most {0} dossiers at a time.</translation>
    </message>
    <message>
        <source>Hồ sơ {0} đang ở nơi đó rồi. Bỏ hồ sơ ấy khỏi danh sách; chưa bàn giao hồ sơ nào.</source>
        <translation>Dossier {0} is there already. Take it off the list; nothing was handed over.</translation>
    </message>
    <message>
        <source>Ghi nơi để kết quả, ví dụ: kệ B, ngăn 3.</source>
        <translation>Say where the result is put, for example: shelf B, box 3.</translation>
    </message>
    <message>
        <source>Cần ghi họ tên người nhận kết quả.</source>
        <translation>The name of who receives the result is needed.</translation>
    </message>
    <message>
        <source>Hồ sơ này không còn khoản nào phải thu. Chưa ghi gì.</source>
        <translation>Nothing is owed for this dossier any more. Nothing was recorded.</translation>
    </message>
    <message>
        <source>Không có gì thay đổi để sửa.</source>
        <translation>There is no change to record.</translation>
    </message>
    <message>
        <source>Không tìm thấy hồ sơ này tại quầy. Kiểm tra lại mã trên giấy.</source>
        <translation>This dossier is not found at this desk. Check the code on the paper.</translation>
    </message>
    <message>
        <source>Không làm được bước này vì hồ sơ đang ở trạng thái “{0}”. Chưa ghi gì.</source>
        <translation>This step is not possible, for the dossier is in the state “{0}”. Nothing was recorded.</translation>
    </message>
    <message>
        <source>Phiên làm việc đã kết thúc. Đăng nhập lại rồi làm tiếp.</source>
        <translation>The session has ended. Sign in again, then go on.</translation>
    </message>
    <message>
        <source>Việc này cần người phụ trách. Nhờ người phụ trách đăng nhập.</source>
        <translation>This needs a supervisor. Ask the supervisor to sign in.</translation>
    </message>
    <message>
        <source>Sai mật khẩu. Còn {0} lần thử trước khi phải chờ.</source>
        <translation>Wrong password. Attempts left before a wait: {0}.</translation>
    </message>
    <message>
        <source>Sai nhiều lần. Thử lại sau {0}.</source>
        <translation>Wrong too many times. Try again in {0}.</translation>
    </message>
    <message>
        <source>Ngày làm việc này chưa mở ở quầy. Đăng nhập rồi làm tiếp. Chưa ghi gì.</source>
        <translation>This business day is not open at the desk. Sign in, then go on. Nothing was recorded.</translation>
    </message>
    <message>
        <source>Ngày này đã chốt sổ rồi. Việc đến sau được ghi riêng, không mất.</source>
        <translation>This day is already closed. What comes later is listed apart; nothing is lost.</translation>
    </message>
    <message>
        <source>Kỳ này đã quyết toán rồi. Số đã ký không đổi.</source>
        <translation>This period has been settled already. What was signed does not change.</translation>
    </message>
    <message>
        <source>Kỳ chưa hết: quyết toán được từ ngày {0}.</source>
        <translation>The period is not over: it can be settled from {0} on.</translation>
    </message>
    <message>
        <source>Chưa quyết toán: chưa chốt sổ {0}. Chốt các ngày đó, hoặc ghi lý do.</source>
        <translation>Not settled: {0} not ruled off. Rule those days off, or give a reason.</translation>
    </message>
    <message>
        <source>Bố cục CSV cần ít nhất một cột và một tên cột cho mỗi cột. Chưa ghi gì.</source>
        <translation>The CSV layout needs at least one column, and a heading for each. Nothing was recorded.</translation>
    </message>
    <message>
        <source>Ngày này chưa chốt sổ, chưa có gì để bổ sung. Chốt sổ trước.</source>
        <translation>This day has not been closed, so there is nothing to add to. Close it first.</translation>
    </message>
    <message>
        <source>Không còn mục nào đến muộn: sổ đã chốt và các bổ sung đã gồm hết.</source>
        <translation>Nothing came late any more: the closing and its addenda hold everything.</translation>
    </message>
    <message>
        <source>Chưa chốt: {0} đang im lặng. Chờ quầy đó, hoặc ghi lý do bỏ qua rồi chốt.</source>
        <translation>Not closed: {0} is silent. Wait for it, or write down why it is left out.</translation>
    </message>
    <message>
        <source>Chưa ký: bạn có thu hoặc giữ tiền mặt ở {0}. Khóa ngăn kéo của bạn ở đó có người chứng kiến, rồi ký sổ; hoặc để người phụ trách khác ký.</source>
        <translation>Not signed: you took or hold cash at {0}. Lock your drawer there with a witness, then sign; or let another supervisor sign.</translation>
    </message>
    <message>
        <source>Số tiền đếm được phải là số đồng, không âm.</source>
        <translation>The cash counted must be an amount in đồng, not below zero.</translation>
    </message>
    <message>
        <source>Không ghi được xuống đĩa, nên CHƯA lưu và chưa cấp số. Dữ liệu trước đó còn nguyên. Kiểm tra dung lượng đĩa rồi nhấn lưu lại; thông tin trên màn hình vẫn giữ.</source>
        <translation>The disk could not be written, so this is NOT saved and has no number. Earlier data are intact. Check the room on the disk, then save again; what is on the screen stays.</translation>
    </message>
    <message>
        <source>Máy chưa có kho khóa bí mật (Secret Service) nên không mở được dữ liệu đã mã hóa. Dữ liệu còn nguyên. Mở phiên làm việc có kho khóa, hoặc chạy bằng installer/desk.</source>
        <translation>This machine has no keyring (Secret Service), so the encrypted data cannot be opened. The data are intact. Open a session that has a keyring, or start with installer/desk.</translation>
    </message>
    <message>
        <source>Kho khóa của máy đang khóa. Mở khóa rồi khởi động lại. Dữ liệu còn nguyên.</source>
        <translation>The machine&apos;s keyring is locked. Unlock it, then start again. The data are intact.</translation>
    </message>
    <message>
        <source>Có dữ liệu của quầy nhưng không thấy khóa trong kho khóa của máy. Dữ liệu còn nguyên, chưa mở được. Đừng xóa gì; báo người quản trị để khôi phục khóa.</source>
        <translation>The desk&apos;s data are here, but the machine&apos;s keyring has no key to them. The data are intact but cannot be opened yet. Delete nothing; ask the administrator to restore the key.</translation>
    </message>
    <message>
        <source>Khóa không mở được dữ liệu, hoặc tệp đã hỏng. Chưa thay đổi gì; báo người quản trị.</source>
        <translation>The key does not open the data, or the file is damaged. Nothing was changed; tell the administrator.</translation>
    </message>
    <message>
        <source>Tệp dữ liệu bị hỏng. Tệp được giữ nguyên để khôi phục từ cuộn và máy chủ.</source>
        <translation>The data file is damaged. It is kept as it is, to be restored from the roll and the server.</translation>
    </message>
    <message>
        <source>Cuộn sao lưu bị hỏng. Dữ liệu chính còn nguyên; chưa thay đổi gì. Báo người quản trị.</source>
        <translation>The roll is damaged. The main data are intact; nothing was changed. Tell the administrator.</translation>
    </message>
    <message>
        <source>Dữ liệu và cuộn sao lưu không khớp nhau. Chưa thay đổi gì; báo người quản trị.</source>
        <translation>The data and the roll do not agree. Nothing was changed; tell the administrator.</translation>
    </message>
    <message>
        <source>Dữ liệu do bản chương trình mới hơn tạo ra. Cài bản mới rồi mở lại. Chưa thay đổi gì.</source>
        <translation>The data were written by a newer version of the program. Install that version, then start again. Nothing was changed.</translation>
    </message>
    <message>
        <source>Quầy này đang mở ở một cửa sổ khác. Dùng cửa sổ đó.</source>
        <translation>This desk is open in another window. Please use that one.</translation>
    </message>
    <message>
        <source>Thư viện SQLite quá cũ, có lỗi làm hỏng dữ liệu. Cài lại chương trình.</source>
        <translation>The SQLite library is too old and has a fault that damages data. Install the program again.</translation>
    </message>
    <message>
        <source>Số tiền không đúng (tối đa {0}).</source>
        <translation>The amount is not right (at most {0}).</translation>
    </message>
    <message>
        <source>Máy in không nhận bản in. Hồ sơ ĐÃ lưu. Kiểm tra máy in rồi bấm In lại.</source>
        <translation>The printer did not take the job. The dossier IS saved. Check the printer, then reprint.</translation>
    </message>
    <message>
        <source>Nội dung ghi quá dài nên chưa lưu. Rút gọn ghi chú hoặc tên giấy tờ rồi lưu lại.</source>
        <translation>What is to be recorded is too long and is not saved. Shorten the note or the names of papers, then save again.</translation>
    </message>
    <message>
        <source>Dữ liệu và cuộn sao lưu cùng hỏng ở mục {0} của quầy này. Đang chờ máy chủ gửi lại phần thiếu; chưa nhận hồ sơ mới để không trùng số. Kiểm tra mạng rồi đăng nhập lại.</source>
        <translation>The data and the roll are both damaged at entry {0} of this desk. Waiting for the server to send what is missing; no new dossier is taken, so that no number is used twice. Check the network and sign in again.</translation>
    </message>
    <message>
        <source>Đã sang ngày làm việc mới, nên chưa lưu. Thông tin trên màn hình vẫn giữ: khóa màn hình (Ctrl L), đăng nhập lại để mở ngày mới, rồi lưu.</source>
        <translation>A new business day has begun, so this is not saved. What is on the screen stays: lock the screen (Ctrl L), sign in again to open the new day, then save.</translation>
    </message>
    <message>
        <source>Đồng hồ máy chỉ ngày {0}, còn ngày làm việc gần nhất là {1}. Xem lại đồng hồ.</source>
        <translation>The machine&apos;s clock says {0}, but the last business day is {1}. Check the clock.</translation>
    </message>
    <message>
        <source>Máy này chưa có đủ mục ghi của ngày đã chốt để đối chiếu, nên chưa làm. Chờ đồng bộ xong rồi làm lại.</source>
        <translation>This machine does not hold all entries of the closed day, so nothing was done. Wait for the exchange to finish, then try again.</translation>
    </message>
    <message>
        <source>Ngày cuối kỳ đứng trước ngày đầu kỳ. Sửa lại một trong hai ngày.</source>
        <translation>The last day of the period is before its first day. Correct one of the two.</translation>
    </message>
    <message>
        <source>Không ghi được tệp ở chỗ đã chọn. Chọn thư mục khác rồi lưu lại.</source>
        <translation>The file cannot be written there. Choose another folder, then save again.</translation>
    </message>
    <message>
        <source>Không tới được máy chủ. Kiểm tra mạng rồi thử lại.</source>
        <translation>The server cannot be reached. Check the network, then try again.</translation>
    </message>
    <message>
        <source>Máy chủ đang bận hoặc gặp lỗi. Thử lại sau ít phút.</source>
        <translation>The server is busy or has a fault. Try again in a few minutes.</translation>
    </message>
    <message>
        <source>Địa chỉ trả lời không phải máy chủ Intake Desk. Kiểm tra lại địa chỉ.</source>
        <translation>What answers at this address is not an Intake Desk server. Check the address.</translation>
    </message>
    <message>
        <source>Chứng thư của máy chủ không được máy này tin cậy. Chưa gửi gì; báo người quản trị.</source>
        <translation>This machine does not trust the server&apos;s certificate. Nothing was sent; tell the administrator.</translation>
    </message>
    <message>
        <source>Địa chỉ máy chủ phải là https, trừ máy chủ chạy ngay trên máy này.</source>
        <translation>The server&apos;s address must be https, unless the server runs on this machine.</translation>
    </message>
    <message>
        <source>Máy chủ mới hơn chương trình này. Cập nhật chương trình.</source>
        <translation>The server is newer than this program. Update the program.</translation>
    </message>
    <message>
        <source>Máy chủ cũ hơn chương trình này. Báo người quản trị cập nhật.</source>
        <translation>The server is older than this program. Ask the administrator to update it.</translation>
    </message>
    <message>
        <source>Máy này đã là một quầy rồi.</source>
        <translation>This machine is already a desk.</translation>
    </message>
    <message>
        <source>Trả lời của máy chủ sai chữ ký, không nhận. Thử lại, hoặc báo người quản trị.</source>
        <translation>The server&apos;s answer is not signed correctly and was not accepted. Try again, or tell the administrator.</translation>
    </message>
    <message>
        <source>Máy chủ mẫu không khởi động được; xem server/server.log trong thư mục dữ liệu.</source>
        <translation>The sample server did not start; see server/server.log in the data folder.</translation>
    </message>
    <message>
        <source>Máy này chưa được ghi danh làm quầy. Nhập mã ghi danh do phụ trách cấp.</source>
        <translation>This machine is not enrolled as a desk. Enter the enrolment code that the supervisor gave out.</translation>
    </message>
    <message>
        <source>Tệp lớn hơn {0}. Quét lại với độ phân giải thấp hơn (200–300 dpi).</source>
        <translation>The file is larger than {0}. Scan it again at a lower resolution (200–300 dpi).</translation>
    </message>
    <message>
        <source>Tệp có nhiều hơn {0} trang. Chia thành nhiều tệp.</source>
        <translation>The file has more than {0} pages. Split it into several files.</translation>
    </message>
    <message>
        <source>Ảnh lớn hơn {0} triệu điểm ảnh. Chụp hoặc quét nhỏ hơn.</source>
        <translation>The picture has more than {0} million pixels. Photograph or scan it smaller.</translation>
    </message>
    <message>
        <source>Bản số hóa của một hồ sơ không vượt quá {0}. Quét lại nhẹ hơn.</source>
        <translation>The scans of one dossier may not exceed {0}. Scan smaller.</translation>
    </message>
    <message>
        <source>Một hồ sơ có nhiều nhất {0} bản số hóa. Ghép nhiều trang vào một tệp.</source>
        <translation>A dossier has at most {0} scans. Put several pages into one file.</translation>
    </message>
    <message>
        <source>Không thu nhỏ được xuống {0} mà còn đọc được. Gửi từng phần.</source>
        <translation>Cannot be made as small as {0} and stay readable. Send it in parts.</translation>
    </message>
    <message>
        <source>Tệp bị hỏng hoặc thiếu phần cuối, không mở được. Quét hoặc chụp lại rồi thêm.</source>
        <translation>The file is damaged or cut off and does not open. Scan or photograph it again, then add it.</translation>
    </message>
    <message>
        <source>Nội dung không phải PDF, JPEG, PNG, HEIC, TIFF hay WebP, dù tên tệp ghi gì.</source>
        <translation>The content is not PDF, JPEG, PNG, HEIC, TIFF or WebP, whatever the file is called.</translation>
    </message>
    <message>
        <source>Tệp vừa là ảnh vừa là PDF, hai chương trình sẽ thấy hai nội dung. Quét lại.</source>
        <translation>The file is both a picture and a PDF; two programs would see two contents. Scan it again.</translation>
    </message>
    <message>
        <source>Tệp PDF có mật khẩu. Bỏ mật khẩu hoặc in ra quét lại rồi thêm.</source>
        <translation>The PDF has a password. Remove it, or print and scan, then add it.</translation>
    </message>
    <message>
        <source>Mở tệp tốn quá nhiều bộ nhớ hoặc thời gian nên đã dừng. Quét lại rồi thêm.</source>
        <translation>Opening the file took too much memory or time and was stopped. Scan it again, then add it.</translation>
    </message>
    <message>
        <source>Đúng tệp này đã có trong hồ sơ ({0}).</source>
        <translation>This very file is in the dossier already ({0}).</translation>
    </message>
    <message>
        <source>Nội dung đang ở quầy khác, quầy đã quét giấy tờ này. Xem và xóa tại quầy đó.</source>
        <translation>The content is at another desk, the one that scanned this paper. See or delete it there.</translation>
    </message>
    <message>
        <source>Tệp lưu trên đĩa bị hỏng. Thêm lại đúng tệp đó, chương trình tự thay tệp hỏng.</source>
        <translation>The stored file is damaged. Add the very same file again; the damaged one is then replaced.</translation>
    </message>
    <message>
        <source>Không đọc được tệp ở chỗ đã chọn. Kiểm tra tệp hoặc ổ đĩa rồi thêm lại.</source>
        <translation>The file cannot be read where it lies. Check the file or the drive, then add it again.</translation>
    </message>
    <message>
        <source>Bản số hóa này vừa được gỡ ở nơi khác.</source>
        <translation>This scan has just been removed elsewhere.</translation>
    </message>
    <message>
        <source>Hồ sơ chưa có bản số hóa nào.</source>
        <translation>The dossier has no scans yet.</translation>
    </message>
    <message>
        <source>Chọn ngân hàng của tài khoản.</source>
        <translation>Choose the account&apos;s bank.</translation>
    </message>
    <message>
        <source>Số tài khoản có từ 4 đến 19 chữ số hoặc chữ cái, viết liền.</source>
        <translation>An account number has 4 to 19 digits or letters, without spaces.</translation>
    </message>
    <message>
        <source>Ghi tên chủ tài khoản đúng như ở ngân hàng.</source>
        <translation>Write the holder&apos;s name exactly as the bank has it.</translation>
    </message>
    <message>
        <source>Việc này cần một người phụ trách khác đồng ý bằng mật khẩu của mình.</source>
        <translation>Another supervisor must agree to this with their own password.</translation>
    </message>
    <message>
        <source>Việc này cần một cán bộ khác của đơn vị chứng kiến bằng mật khẩu của mình.</source>
        <translation>Another clerk of the unit has to witness this with their own password.</translation>
    </message>
    <message>
        <source>Người đồng ý phải là người khác, không phải người đang làm và không phải người đã thu tiền.</source>
        <translation>Whoever agrees must be somebody else: neither who asks nor who took the money.</translation>
    </message>
    <message>
        <source>Chỉ người phụ trách mới được đồng ý việc này. Chưa ghi gì.</source>
        <translation>Only a supervisor may agree to this. Nothing was recorded.</translation>
    </message>
    <message>
        <source>Nhập mật khẩu của chính bạn để xác nhận.</source>
        <translation>Type your own password to confirm.</translation>
    </message>
    <message>
        <source>Mật khẩu của bạn chưa đúng. Còn {0} lần thử trước khi phải chờ.</source>
        <translation>Your password is not right. Tries left before a pause: {0}.</translation>
    </message>
    <message>
        <source>Khoản thu này đã được hủy hoặc hoàn trả, có thể ở quầy khác. Chưa ghi gì.</source>
        <translation>This payment was voided or refunded already, perhaps at another desk. Nothing was recorded.</translation>
    </message>
    <message>
        <source>Quầy này chưa có dòng sao kê đó với số tiền đó. Đọc sao kê rồi giải thích. Chưa ghi gì.</source>
        <translation>This desk knows no such line of the statement with that amount. Read the statement, then explain it. Nothing was recorded.</translation>
    </message>
    <message>
        <source>Bút toán này đã được đảo, có thể ở quầy khác. Chưa ghi gì.</source>
        <translation>This entry was reversed already, perhaps at another desk. Nothing was recorded.</translation>
    </message>
    <message>
        <source>Ngăn kéo đã khóa hoặc ngày đã qua nên không hủy, không sửa khoản thu được nữa. Dùng “Hoàn trả phí, lệ phí”.</source>
        <translation>The drawer is closed or the day is over, so the payment can no longer be voided or corrected. Use “Refund fees”.</translation>
    </message>
    <message>
        <source>Khoản thu đang ghi đúng hình thức này rồi.</source>
        <translation>The payment is recorded under this means already.</translation>
    </message>
    <message>
        <source>Số tiền hoàn trả phải lớn hơn 0 và không quá {0}.</source>
        <translation>The refund must be more than 0 and at most {0}.</translation>
    </message>
    <message>
        <source>Chưa ghi số tiền hoàn trả.</source>
        <translation>No amount to refund was given.</translation>
    </message>
    <message>
        <source>Theo quy định chỉ được hoàn {0}. Nếu là thu nhầm, đánh dấu “Thu nhầm”.</source>
        <translation>By law only {0} may be refunded. If it was charged by mistake, tick “Charged by mistake”.</translation>
    </message>
    <message>
        <source>Ghi họ tên người nhận lại tiền.</source>
        <translation>Write the name of who receives the money.</translation>
    </message>
    <message>
        <source>Ghi chứng từ hoàn trả, ví dụ: đơn đề nghị ngày 20/11/2026.</source>
        <translation>Write the paper for the refund, for instance: request of 20/11/2026.</translation>
    </message>
    <message>
        <source>Đơn vị chưa khai tài khoản nhận tiền. Người phụ trách khai tại Dữ liệu đơn vị (Ctrl F10).</source>
        <translation>The unit has not given an account yet. A supervisor gives it under Unit data (Ctrl F10).</translation>
    </message>
    <message>
        <source>Việc này có mục do chính bạn ghi hoặc đồng ý, hoặc là ngăn kéo của bạn; một người phụ trách khác xem và trả lời. Chưa ghi gì.</source>
        <translation>Some of this was recorded or agreed to by yourself, or it is your own drawer; another supervisor looks at it and answers. Nothing was recorded.</translation>
    </message>
    <message>
        <source>Mẫu số, ký hiệu không dùng được. Ký hiệu phải có {desk} (số quầy) và {year} (năm), phí và lệ phí có ký hiệu khác nhau.</source>
        <translation>Form or series cannot be used. A series needs {desk} (number of the desk) and {year}; fees and charges have different series.</translation>
    </message>
    <message>
        <source>Ngăn kéo đã mở rồi. Chưa ghi gì.</source>
        <translation>The drawer is open already. Nothing was recorded.</translation>
    </message>
    <message>
        <source>Ngăn kéo chưa mở và chưa có tiền mặt nên không có gì để đếm.</source>
        <translation>The drawer is not open and holds no cash, so there is nothing to count.</translation>
    </message>
    <message>
        <source>Tiền trong ngăn kéo đã thay đổi sau lần đếm. Đếm lại rồi khóa.</source>
        <translation>The cash in the drawer changed after the count. Count again, then close.</translation>
    </message>
    <message>
        <source>Nhiều hơn số tiền mặt có thể có trong ngăn kéo lúc này. Ghi thật không?</source>
        <translation>More than the cash that can be in the drawer now. Record it all the same?</translation>
    </message>
    <message>
        <source>Số tiền lớn mà ngăn kéo chưa đếm. Ghi thật không?</source>
        <translation>A large amount, and the drawer is not counted. Really record it?</translation>
    </message>
    <message>
        <source>Ngày này chưa hết và chưa chốt sổ: cán bộ tự đếm và khóa ngăn kéo của mình. Chưa ghi gì.</source>
        <translation>This day is neither over nor ruled off: its clerk counts and closes the drawer. Nothing was recorded.</translation>
    </message>
    <message>
        <source>Bạn còn ngăn kéo chưa đếm (Ctrl F5). Đếm rồi xem hoặc in: số liệu này nói số tiền phải có.</source>
        <translation>You have a drawer that is not counted (Ctrl F5). Count it, then look or print: these figures tell what must be in it.</translation>
    </message>
    <message>
        <source>Bạn còn ngăn kéo chưa đếm ở {0}. Đếm ở đó, hoặc phụ trách mở Chốt sổ (F6) của ngày đó, chọn “Đếm và khóa…” có người chứng kiến. Xong rồi xem hoặc in: số liệu này nói số tiền phải có.</source>
        <translation>You have a drawer that is not counted at {0}. Count it there, or a supervisor opens the closing (F6) of that day and chooses “Count and close…” with a witness. Then look or print: these figures tell what must be in it.</translation>
    </message>
    <message>
        <source>Còn ngăn kéo chưa đếm: số liệu này nói số tiền phải có. Đếm hết rồi xem hoặc in; phụ trách xem được.</source>
        <translation>A drawer is not counted yet: these figures tell what must be in it. Look or print once all are counted; a supervisor may look now.</translation>
    </message>
    <message>
        <source>Chưa ký: bạn có thu hoặc giữ tiền mặt ở {0}, nay không khóa ngăn kéo ở đó được nữa. Chốt sổ ngày đó trước (F6; ngày đã chốt thì lập bổ sung), có người chứng kiến; hoặc để người phụ trách khác ký.</source>
        <translation>Not signed: you took or hold cash at {0}, and the drawer there cannot be closed any more. Close that day first (F6; by an addendum if it is closed already), before a witness; or let another supervisor sign.</translation>
    </message>
    <message>
        <source>Không ghi được vào thư mục bảng chốt sổ của máy này. Kiểm tra chỗ trống và quyền ghi.</source>
        <translation>This machine&apos;s folder of closing papers could not be written to. Check its free space and permissions.</translation>
    </message>
    <message>
        <source>Ngăn kéo lệch sổ. Ghi lý do rồi khóa.</source>
        <translation>The drawer differs from the book. Write the reason, then close.</translation>
    </message>
    <message>
        <source>Tiền đếm được khác số phải có. Ghi lý do rồi chốt.</source>
        <translation>The cash counted is not what must be there. Give the reason, then rule off.</translation>
    </message>
    <message>
        <source>Chưa chốt, chưa mất gì: trong lúc xác nhận, {0} vừa có mục mới về hoặc vừa im lặng nên số ngăn kéo phải đếm đã khác. Chọn Thôi, xem lại số liệu rồi chốt sổ lại.</source>
        <translation>Not closed, nothing is lost: while you confirmed, {0} sent entries or fell silent, so other drawers are to be counted now. Choose Cancel, look at the figures and close again.</translation>
    </message>
    <message>
        <source>Chưa ký: ngăn kéo chưa khóa của {0}. Để cán bộ đếm và khóa, hoặc ghi lý do.</source>
        <translation>Not signed: the drawer of {0} is not closed. Have it counted and closed, or write why not.</translation>
    </message>
    <message>
        <source>Chọn một cán bộ khác của đơn vị.</source>
        <translation>Choose another clerk of the unit.</translation>
    </message>
    <message>
        <source>Khoản bàn giao này đã được nhận hoặc không phải giao cho bạn. Chưa ghi gì.</source>
        <translation>This hand-over was accepted already, or is not for you. Nothing was recorded.</translation>
    </message>
    <message>
        <source>Tệp sao kê cần có cột ngày, cột số tiền ghi có và cột nội dung. Kiểm tra dòng tiêu đề rồi chọn lại.</source>
        <translation>The statement needs a column for the date, one for the amount credited and one for the text. Check its heading line and choose it again.</translation>
    </message>
    <message>
        <source>Hồ sơ này có mục ghi mang giờ của hơn một trăm năm sau: đồng hồ của một quầy đã sai. Chưa ghi gì. Báo người quản trị; lập lại hồ sơ từ giấy tiếp nhận nếu cần làm ngay.</source>
        <translation>This dossier has an entry from more than a hundred years ahead: a desk&apos;s clock was wrong. Nothing was recorded. Tell the administrator; begin the dossier anew from its receipt if it cannot wait.</translation>
    </message>
</context>
<context>
    <name>own_fields</name>
    <message>
        <source>Thủ tục này không hỏi “{0}”. Chọn lại thủ tục rồi nhập lại.</source>
        <translation>This procedure does not ask “{0}”. Choose the procedure again and enter it anew.</translation>
    </message>
    <message>
        <source>Chưa ghi “{0}”. Thủ tục này cần mục đó.</source>
        <translation>“{0}” is missing. This procedure needs it.</translation>
    </message>
    <message>
        <source>“{0}” phải là số nguyên, ví dụ 1.500.</source>
        <translation>“{0}” must be a whole number, for example 1.500.</translation>
    </message>
    <message>
        <source>“{0}” phải từ {1} đến {2}.</source>
        <translation>“{0}” must be from {1} to {2}.</translation>
    </message>
    <message>
        <source>“{0}” không phải là ngày. Nhập ngày/tháng/năm, ví dụ 28/02/2026.</source>
        <translation>“{0}” is no date. Enter day/month/year, for example 28/02/2026.</translation>
    </message>
    <message>
        <source>“{0}” phải là một trong các lựa chọn của thủ tục.</source>
        <translation>“{0}” must be one of the procedure&apos;s choices.</translation>
    </message>
    <message>
        <source>“{0}” dài quá {2} chữ. Rút gọn lại.</source>
        <translation>“{0}” is longer than {2} letters. Shorten it.</translation>
    </message>
</context>
<context>
    <name>payments</name>
    <message>
        <source>Đã thu {0}: hoàn lại nếu quy định cho hoàn.</source>
        <translation>{0} was paid: give it back where the rules allow it.</translation>
    </message>
    <message>
        <source>Còn phải thu {0}: chưa thu hoặc chưa miễn thì vẫn được nêu khi chốt sổ.</source>
        <translation>{0} is still owed: until it is paid or waived it is told whenever a day is ruled off.</translation>
    </message>
    <message>
        <source>Thu {0}, {1}</source>
        <translation>Took {0}, {1}</translation>
    </message>
    <message>
        <source>{0} (đã hủy)</source>
        <translation>{0} (voided)</translation>
    </message>
    <message>
        <source>{0} (đã hoàn {1})</source>
        <translation>{0} ({1} refunded)</translation>
    </message>
    <message>
        <source>biên lai {0} số {1}</source>
        <translation>fee receipt {0} no. {1}</translation>
    </message>
    <message>
        <source>Ghi thêm số của giấy tờ chứng minh, hoặc “đã tra CSDL”, rồi mới miễn, giảm.</source>
        <translation>Note the number of the paper that proves it, or that the database was looked up (“CSDL”), before waiving.</translation>
    </message>
    <message>
        <source>Chọn đối tượng được miễn, giảm.</source>
        <translation>Choose who is exempt or pays less.</translation>
    </message>
    <message>
        <source>Không có đối tượng này trong danh mục. Chọn lại.</source>
        <translation>This category is not in the list. Choose again.</translation>
    </message>
    <message>
        <source>“{0}” không được miễn, giảm khoản thu này. Chọn đối tượng khác hoặc thu đủ.</source>
        <translation>“{0}” is not let off this fee. Choose another category or take it in full.</translation>
    </message>
    <message>
        <source>Theo ngày sinh hoặc số định danh đã ghi, không ai trong hồ sơ thuộc đối tượng “{0}”. Ghi đúng chủ hồ sơ, hoặc chọn đối tượng khác.</source>
        <translation>By the dates of birth or identity numbers written down, nobody in the dossier belongs to “{0}”. Name the right applicant, or choose another category.</translation>
    </message>
    <message>
        <source>Tiền khách đưa ít hơn số phải thu {0}. Nhập lại, hoặc để 0 nếu không cần tính tiền trả lại.</source>
        <translation>The cash given is less than the {0} to be paid. Enter it again, or leave 0 if no change has to be reckoned.</translation>
    </message>
    <message>
        <source>Mức thu theo quy định là {0} (thêm bản sao thì cộng đủ giá mỗi bản): ghi đúng mức. Thu ít hơn thì chọn Miễn, giảm.</source>
        <translation>The fee set by rule is {0} (more copies add the price of each): enter exactly that. To take less, choose a waiver or reduction.</translation>
    </message>
    <message>
        <source>Số tiền không được nhỏ hơn 0.</source>
        <translation>The amount must not be below 0.</translation>
    </message>
</context>
<context>
    <name>places</name>
    <message>
        <source>Tên hiện nay</source>
        <translation>Present name</translation>
    </message>
    <message>
        <source>Loại</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Tên trước đây</source>
        <translation>Former names</translation>
    </message>
    <message>
        <source>Từ ngày</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>Số hộ</source>
        <translation>Households</translation>
    </message>
    <message>
        <source>Dòng {0}</source>
        <translation>Line {0}</translation>
    </message>
    <message>
        <source>không còn trong tệp: bỏ khỏi danh sách</source>
        <translation>no longer in the file: removed from the list</translation>
    </message>
    <message>
        <source>thiếu tên</source>
        <translation>the name is missing</translation>
    </message>
    <message>
        <source>tên quá dài hoặc không có chữ</source>
        <translation>the name is too long or has no letters</translation>
    </message>
    <message>
        <source>ngày “{0}” không đúng, cần ngày/tháng/năm</source>
        <translation>the date “{0}” is not right, day/month/year is needed</translation>
    </message>
    <message>
        <source>số hộ “{0}” không phải số</source>
        <translation>“{0}” households is not a number</translation>
    </message>
    <message>
        <source>tên cũ không đọc được hoặc quá nhiều</source>
        <translation>former names cannot be read or are too many</translation>
    </message>
    <message>
        <source>đã có ở dòng trên</source>
        <translation>stands in a line above already</translation>
    </message>
    <message>
        <source>trùng tên dòng trên nhưng khác ngày hoặc số hộ</source>
        <translation>has the name of a line above, but another date or number of households</translation>
    </message>
    <message>
        <source>danh sách quá dài</source>
        <translation>the list is too long</translation>
    </message>
    <message>
        <source>dòng {0}: {1}</source>
        <translation>line {0}: {1}</translation>
    </message>
    <message>
        <source>trước đây: {0}</source>
        <translation>formerly: {0}</translation>
    </message>
    <message>
        <source>từ {0}</source>
        <translation>since {0}</translation>
    </message>
    <message>
        <source>{0} hộ</source>
        <translation>households: {0}</translation>
    </message>
</context>
<context>
    <name>preview</name>
    <message>
        <source>bản sao lần {0}</source>
        <translation>copy no. {0}</translation>
    </message>
</context>
<context>
    <name>procedures</name>
    <message>
        <source>(trống)</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>{0} · đang có</source>
        <translation>{0} · now</translation>
    </message>
    <message>
        <source>{0} · sẽ là</source>
        <translation>{0} · will be</translation>
    </message>
    <message>
        <source>Lý do và cách sửa</source>
        <translation>Why, and what to do</translation>
    </message>
    <message>
        <source>Dòng {0} không được nhận</source>
        <translation>Line {0} was not taken</translation>
    </message>
    <message>
        <source>{0} · dòng {1}</source>
        <translation>{0} · line {1}</translation>
    </message>
    <message>
        <source>Khối Đảng</source>
        <translation>Party block</translation>
    </message>
    <message>
        <source>Mã tự đặt</source>
        <translation>Own code</translation>
    </message>
    <message>
        <source>Chứng thực</source>
        <translation>Certification</translation>
    </message>
    <message>
        <source>Thủ tục hỏi thêm</source>
        <translation>The procedure also asks</translation>
    </message>
    <message>
        <source>Đơn vị tiếp nhận</source>
        <translation>The receiving unit</translation>
    </message>
    <message>
        <source>bắt buộc</source>
        <translation>required</translation>
    </message>
</context>
<context>
    <name>proof</name>
    <message>
        <source>Đã kiểm tra {0} mục nhật ký, {1} hồ sơ, {2} mục trên cuộn</source>
        <translation>Checked: journal entries {0}, dossiers {1}, entries on the roll {2}</translation>
    </message>
    <message>
        <source>{0}, {1} ngày đã chốt</source>
        <translation>{0}, closed days {1}</translation>
    </message>
    <message>
        <source>{0}: không có sai lệch.</source>
        <translation>{0}: no differences.</translation>
    </message>
    <message>
        <source>{0}: có {1} sai lệch. Đừng xóa gì; báo người quản trị.</source>
        <translation>{0}: differences found: {1}. Delete nothing; tell the administrator.</translation>
    </message>
    <message>
        <source>Có sai lệch loại “{0}” mà bản chương trình này chưa biết gọi tên.</source>
        <translation>There is a difference of the kind “{0}”, for which this version of the program has no words.</translation>
    </message>
    <message>
        <source>bổ sung số {0}</source>
        <translation>addendum {0}</translation>
    </message>
    <message>
        <source>sổ đã chốt</source>
        <translation>the closing</translation>
    </message>
    <message>
        <source>Ngày {0}, {1}, {2}, {3}: đã ký {4}, nhật ký cho thấy {5}.</source>
        <translation>Day {0}, {1}, {2}, {3}: signed {4}, the journals show {5}.</translation>
    </message>
    <message>
        <source>Quyết toán {0} ghi ngày {1} chưa chốt, nhưng nhật ký không cho thấy như vậy.</source>
        <translation>The settlement of {0} says that {1} was not ruled off, but the journals do not show that.</translation>
    </message>
    <message>
        <source>Quyết toán {0} không ghi ngày {1}, nhưng nhật ký cho thấy ngày này chưa chốt.</source>
        <translation>The settlement of {0} does not name {1}, but the journals show that this day was not ruled off.</translation>
    </message>
    <message>
        <source>Quyết toán {0}, {1}, {2}: đã ký {3}, nhật ký cho thấy {4}.</source>
        <translation>Settlement of {0}, {1}, {2}: signed {3}, the journals show {4}.</translation>
    </message>
    <message>
        <source>tiền đã thu</source>
        <translation>money taken</translation>
    </message>
    <message>
        <source>số dòng</source>
        <translation>number of lines</translation>
    </message>
    <message>
        <source>số thứ tự cuối</source>
        <translation>last line</translation>
    </message>
    <message>
        <source>khoảng từ {0} đến {1} giờ</source>
        <translation>the hour from {0} to {1}</translation>
    </message>
    <message>
        <source>phần không theo thủ tục</source>
        <translation>what follows no procedure</translation>
    </message>
    <message>
        <source>phần không rõ lĩnh vực</source>
        <translation>what is in no known field</translation>
    </message>
    <message>
        <source>phần không qua biên lai</source>
        <translation>what no fee receipt was made for</translation>
    </message>
    <message>
        <source>{0} “{1}”</source>
        <translation>{0} “{1}”</translation>
    </message>
    <message>
        <source>sổ đăng ký hồ sơ của đơn vị</source>
        <translation>the unit&apos;s register book</translation>
    </message>
    <message>
        <source>quyển sổ {0} của {1}</source>
        <translation>book {0} of {1}</translation>
    </message>
    <message>
        <source>theo cơ quan “{0}”</source>
        <translation>agencies “{0}”</translation>
    </message>
    <message>
        <source>ngày chưa chốt {0}</source>
        <translation>the open day {0}</translation>
    </message>
    <message>
        <source>cộng các mục ghi</source>
        <translation>all entries</translation>
    </message>
    <message>
        <source>cộng các lần chốt sổ</source>
        <translation>all closings</translation>
    </message>
    <message>
        <source>cộng các bổ sung</source>
        <translation>all addenda</translation>
    </message>
    <message>
        <source>cả kỳ</source>
        <translation>the whole period</translation>
    </message>
    <message>
        <source>{0}, nhánh {1}</source>
        <translation>{0}, branch {1}</translation>
    </message>
    <message>
        <source>Tệp dữ liệu có trang bị hỏng. Chưa kiểm tra được phần còn lại.</source>
        <translation>The data file has damaged pages. The rest could not be checked.</translation>
    </message>
    <message>
        <source>Tệp dữ liệu hỏng ở trang {0}. Chưa kiểm tra được phần còn lại.</source>
        <translation>The data file is damaged at page {0}. The rest could not be checked.</translation>
    </message>
    <message>
        <source>Danh sách cán bộ và vai trò</source>
        <translation>The list of clerks and roles</translation>
    </message>
    <message>
        <source>Danh sách quầy của đơn vị</source>
        <translation>The list of the unit&apos;s desks</translation>
    </message>
    <message>
        <source>Danh mục thủ tục</source>
        <translation>The list of procedures</translation>
    </message>
    <message>
        <source>Tài liệu dùng chung “{0}”</source>
        <translation>The shared document “{0}”</translation>
    </message>
    <message>
        <source>Nhật ký {0}, mục {1}: nội dung không đọc được, không còn là một mục ghi.</source>
        <translation>Journal {0}, entry {1}: the content cannot be read; it is no longer an entry.</translation>
    </message>
    <message>
        <source>Nhật ký {0}, mục {1}: nội dung đã bị sửa, không còn khớp với mã băm ghi lúc lưu.</source>
        <translation>Journal {0}, entry {1}: the content was altered; it no longer matches the hash recorded when it was saved.</translation>
    </message>
    <message>
        <source>Nhật ký {0}: thiếu mục {1} (sau chỗ thiếu là mục {2}).</source>
        <translation>Journal {0}: entry {1} is missing (what follows the gap is entry {2}).</translation>
    </message>
    <message>
        <source>Nhật ký {0}, mục {1}: không nối với mục đứng trước; chuỗi bị đứt tại đây.</source>
        <translation>Journal {0}, entry {1}: does not follow from the entry before it; the chain is broken here.</translation>
    </message>
    <message>
        <source>Nhật ký {0}, mục {1}: thông tin tra cứu (giờ, ngày, loại hoặc hồ sơ) khác với nội dung của mục.</source>
        <translation>Journal {0}, entry {1}: what it is looked up by (time, day, kind or dossier) differs from its content.</translation>
    </message>
    <message>
        <source>Nhật ký {0}: mục cuối tìm thấy là {1}, khác với mục cuối đã ghi nhận; có mục bị bớt hoặc thêm ở cuối.</source>
        <translation>Journal {0}: the last entry found is {1}, which differs from the last one noted; entries were taken away or added at the end.</translation>
    </message>
    <message>
        <source>Hồ sơ {0}: sổ hồ sơ khác với nhật ký. Nhật ký là gốc; dựng lại sổ từ nhật ký.</source>
        <translation>Dossier {0}: the register differs from the journal. The journal is what counts; rebuild the register from it.</translation>
    </message>
    <message>
        <source>Sổ hồ sơ có {0} hồ sơ, nhưng nhật ký cho thấy {1}. Dựng lại sổ từ nhật ký.</source>
        <translation>Dossiers in the register: {0}, but the journal shows {1}. Rebuild the register from the journal.</translation>
    </message>
    <message>
        <source>Bộ đếm “{0}” đứng ở {1}, trong khi nhật ký đã dùng đến {2}: số có thể bị cấp lại.</source>
        <translation>Counter “{0}” stands at {1}, while the journal has used up to {2}: a number may be given again.</translation>
    </message>
    <message>
        <source>Biên lai {0}: danh sách số biên lai khác với nhật ký; trùng số có thể không bị phát hiện.</source>
        <translation>Fee receipt {0}: the list of receipt numbers differs from the journal; a number given twice may not be found.</translation>
    </message>
    <message>
        <source>Nhật ký {0}, mục {1}: danh sách câu trả lời của việc cần xem lại khác với nhật ký.</source>
        <translation>Journal {0}, entry {1}: the list of answers to exceptions differs from the journal.</translation>
    </message>
    <message>
        <source>Nhật ký {0}, mục {1}: việc cần xem lại “{2}” bị mất khỏi danh sách.</source>
        <translation>Journal {0}, entry {1}: the exception “{2}” is missing from the list.</translation>
    </message>
    <message>
        <source>Nhật ký {0}, mục {1}: việc cần xem lại “{2}” bị ghi là đã xem mà không ai trả lời.</source>
        <translation>Journal {0}, entry {1}: the exception “{2}” is marked as seen though nobody answered.</translation>
    </message>
    <message>
        <source>Cuộn sao lưu, tệp {0}: hỏng từ byte {1}. Dữ liệu chính không bị ảnh hưởng.</source>
        <translation>Roll, file {0}: damaged from byte {1} on. The main data are not affected.</translation>
    </message>
    <message>
        <source>Cuộn sao lưu, tệp {0}: đứt từ byte {1}, thường do mất điện; phần sau chỗ đứt không đọc được.</source>
        <translation>Roll, file {0}: torn off from byte {1} on, usually by a power cut; what follows cannot be read.</translation>
    </message>
    <message>
        <source>Không thấy tệp dữ liệu {0}. Mở chương trình để dựng lại từ cuộn sao lưu.</source>
        <translation>The data file {0} is not there. Start the program to rebuild it from the roll.</translation>
    </message>
    <message>
        <source>Tệp dữ liệu {0} không mở được bằng khóa của quầy, hoặc đã hỏng ngay ở đầu tệp.</source>
        <translation>The desk&apos;s key does not open the data file {0}, or the file is damaged at its very beginning.</translation>
    </message>
    <message>
        <source>Tệp ghi dở cạnh {0} bị hỏng; lần lưu cuối có thể chỉ còn trên cuộn. Mở chương trình để khôi phục.</source>
        <translation>The write-ahead file beside {0} is damaged; the last save may be on the roll only. Start the program to recover it.</translation>
    </message>
    <message>
        <source>Có {0} hồ sơ chưa có trong mục tìm kiếm, gõ tìm sẽ không thấy. Dữ liệu hồ sơ còn nguyên.</source>
        <translation>Dossiers missing from the search index: {0}; typing will not find them. The dossiers themselves are intact.</translation>
    </message>
    <message>
        <source>Hồ sơ {0}: không thấy tệp của một bản số hóa đã lưu ở quầy này. Quét lại giấy tờ nếu còn bản giấy.</source>
        <translation>Dossier {0}: the file of a scan stored at this desk is missing. Scan the paper again if it is still here.</translation>
    </message>
    <message>
        <source>Hồ sơ {0}: tệp của một bản số hóa bị hỏng trên đĩa. Thêm lại đúng tệp đó, chương trình tự thay tệp hỏng.</source>
        <translation>Dossier {0}: the file of a scan is damaged on the disk. Add the very same file again; the damaged one is then replaced.</translation>
    </message>
    <message>
        <source>Không thấy cuộn sao lưu. Dữ liệu chính không bị ảnh hưởng.</source>
        <translation>The roll is not there. The main data are not affected.</translation>
    </message>
    <message>
        <source>Mục {0} của quầy này trong dữ liệu khác với mục cùng số trên cuộn sao lưu.</source>
        <translation>This desk&apos;s entry {0} in the data differs from the one with the same number on the roll.</translation>
    </message>
    <message>
        <source>Mục {0} của quầy này có trong dữ liệu nhưng không có trên cuộn sao lưu.</source>
        <translation>This desk&apos;s entry {0} is in the data but not on the roll.</translation>
    </message>
    <message>
        <source>Mục {0} của quầy này có trên cuộn sao lưu nhưng mất trong dữ liệu. Mở lại chương trình để khôi phục.</source>
        <translation>This desk&apos;s entry {0} is on the roll but missing from the data. Start the program again to recover it.</translation>
    </message>
    <message>
        <source>{0} không đúng chữ ký của máy chủ: có người đã sửa trong tệp. Nối mạng để nhận lại bản đúng.</source>
        <translation>{0}: not as the server signed it; somebody changed it in the file. Connect to the network to receive the right one again.</translation>
    </message>
    <message>
        <source>Ngày {0} đã chốt: thiếu mục {2} của nhật ký {1} mà lần chốt đã ký; chờ đồng bộ, hoặc mục đã bị sửa.</source>
        <translation>Closed day {0}: entry {2} of journal {1}, which the closing signed, is missing; wait for the exchange, or it was altered.</translation>
    </message>
    <message>
        <source>Quyết toán {0}: thiếu mục {2} của nhật ký {1} mà quyết toán đã ký; chờ đồng bộ.</source>
        <translation>Settlement of {0}: entry {2} of the journal of {1}, which the settlement signed, is not here; wait for the exchange.</translation>
    </message>
    <message>
        <source>Quyết toán {0}: chữ ký (nhật ký {1}, mục {2}) không đúng với nội dung đã ký.</source>
        <translation>Settlement of {0}: the signature (journal {1}, entry {2}) does not fit what was signed.</translation>
    </message>
    <message>
        <source>Quyết toán {0} (nhật ký {1}, mục {2}) ký bằng khóa mà người ký chưa từng công bố.</source>
        <translation>The settlement of {0} (journal {1}, entry {2}) was signed with a key that the signer never announced.</translation>
    </message>
    <message>
        <source>Ngày {0}: lần chốt (nhật ký {1}, mục {2}) mang tên đăng nhập mà đơn vị chưa từng có.</source>
        <translation>Day {0}: the closing (journal {1}, entry {2}) carries a login that the unit never had.</translation>
    </message>
    <message>
        <source>Ngày {0}: lần chốt (nhật ký {1}, mục {2}) cần người chứng kiến, nhưng không ai khác trong đơn vị chứng kiến.</source>
        <translation>Day {0}: the closing (journal {1}, entry {2}) wanted a witness, but nobody else of the unit witnessed it.</translation>
    </message>
    <message>
        <source>Ngày {0}: lần chốt ghi sai về ngăn kéo của chính người chốt ở {1}, nơi cần người chứng kiến.</source>
        <translation>Day {0}: the closing is wrong about the signer&apos;s own drawer at {1}, where a witness is wanted.</translation>
    </message>
    <message>
        <source>Ngày {0}: lần chốt ghi tiền mặt phải có {1}, nhưng các ngăn kéo chưa khóa lúc đó phải có {2}.</source>
        <translation>Day {0}: the closing says that {1} in cash was due, but {2} was due in the drawers that were not locked then.</translation>
    </message>
    <message>
        <source>Quyết toán {0} (nhật ký {1}, mục {2}) mang tên đăng nhập mà đơn vị chưa từng có.</source>
        <translation>The settlement of {0} (journal {1}, entry {2}) carries a login that the unit never had.</translation>
    </message>
    <message>
        <source>Quyết toán {0} (nhật ký {1}, mục {2}) do người không phải phụ trách ký.</source>
        <translation>The settlement of {0} (journal {1}, entry {2}) was signed by somebody who is no supervisor.</translation>
    </message>
    <message>
        <source>Ngày {0}: chữ ký của lần chốt (nhật ký {1}, mục {2}) không đúng với nội dung đã chốt.</source>
        <translation>Day {0}: the closing&apos;s signature (journal {1}, entry {2}) does not match what was closed.</translation>
    </message>
    <message>
        <source>Ngày {0}: lần chốt (nhật ký {1}, mục {2}) ký bằng khóa mà người chốt chưa từng công bố.</source>
        <translation>Day {0}: the closing (journal {1}, entry {2}) is signed with a key that whoever closed the day never announced.</translation>
    </message>
    <message>
        <source>Ngày {0}: lần chốt (nhật ký {1}, mục {2}) do người không phải phụ trách ký.</source>
        <translation>Day {0}: the closing (journal {1}, entry {2}) was signed by somebody who is no supervisor.</translation>
    </message>
</context>
<context>
    <name>receipts</name>
    <message>
        <source>Trả lại {0}</source>
        <translation>Change {0}</translation>
    </message>
    <message>
        <source>Đã lưu {0} · {1}</source>
        <translation>Saved {0} · {1}</translation>
    </message>
    <message>
        <source>Đã lưu {0} hồ sơ, từ {1} đến {2} · {3}</source>
        <translation>Saved {0} dossiers, {1} to {2} · {3}</translation>
    </message>
</context>
<context>
    <name>reports</name>
    <message>
        <source>Tình hình giải quyết (báo cáo 06a)</source>
        <translation>Turnover (report 06a)</translation>
    </message>
    <message>
        <source>Các tỷ lệ theo dõi</source>
        <translation>Ratios followed</translation>
    </message>
    <message>
        <source>Hồ sơ tồn đọng, quá hạn</source>
        <translation>Backlog and overdue</translation>
    </message>
    <message>
        <source>Sổ theo dõi hồ sơ (mẫu 07)</source>
        <translation>Register book (form 07)</translation>
    </message>
    <message>
        <source>Phiếu bàn giao kết quả</source>
        <translation>Hand-over list of results</translation>
    </message>
    <message>
        <source>Phiếu bàn giao hồ sơ</source>
        <translation>Hand-over list of dossiers</translation>
    </message>
    <message>
        <source>Quyết toán phí, lệ phí</source>
        <translation>Settlement of fees</translation>
    </message>
    <message>
        <source>Biểu đồ của người phụ trách</source>
        <translation>The supervisor&apos;s charts</translation>
    </message>
    <message>
        <source>Hôm nay</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Tuần này</source>
        <translation>This week</translation>
    </message>
    <message>
        <source>Tháng này</source>
        <translation>This month</translation>
    </message>
    <message>
        <source>Tháng trước</source>
        <translation>Last month</translation>
    </message>
    <message>
        <source>Quý này</source>
        <translation>This quarter</translation>
    </message>
    <message>
        <source>Quý trước</source>
        <translation>Last quarter</translation>
    </message>
    <message>
        <source>Năm nay</source>
        <translation>This year</translation>
    </message>
    <message>
        <source>Năm trước</source>
        <translation>Last year</translation>
    </message>
    <message>
        <source>Chọn ngày…</source>
        <translation>Choose days…</translation>
    </message>
    <message>
        <source>Thời hạn</source>
        <translation>Time limit</translation>
    </message>
    <message>
        <source>Thủ tục</source>
        <translation>Procedures</translation>
    </message>
    <message>
        <source>Nơi đang giải quyết</source>
        <translation>Agency at work</translation>
    </message>
</context>
<context>
    <name>scans</name>
    <message>
        <source>Được số hóa</source>
        <translation>Digitised</translation>
    </message>
    <message>
        <source>Tái sử dụng</source>
        <translation>Reused</translation>
    </message>
    <message>
        <source>Tái sử dụng từ kết quả</source>
        <translation>Reused from a result</translation>
    </message>
    <message>
        <source>Kết quả giải quyết</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Giấy tờ khác</source>
        <translation>Other paper</translation>
    </message>
    <message>
        <source>Chưa gán giấy tờ</source>
        <translation>No paper assigned</translation>
    </message>
    <message>
        <source>{0} trang</source>
        <translation>{0} p.</translation>
    </message>
    <message>
        <source>{0}/{1} giấy tờ đã số hóa</source>
        <translation>Papers digitised: {0}/{1}</translation>
    </message>
</context>
<context>
    <name>served</name>
    <message>
        <source>Thu tiền mặt</source>
        <translation>Take in cash</translation>
    </message>
    <message>
        <source>Đã thu chuyển khoản</source>
        <translation>Paid by transfer</translation>
    </message>
    <message>
        <source>Đã thu trực tuyến</source>
        <translation>Paid online</translation>
    </message>
    <message>
        <source>Miễn thu</source>
        <translation>Waived</translation>
    </message>
    <message>
        <source>Thu sau</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Không thu</source>
        <translation>No fee</translation>
    </message>
    <message>
        <source>Đã ghi {0} · {1} · {2}</source>
        <translation>Recorded {0} · {1} · {2}</translation>
    </message>
</context>
<context>
    <name>server</name>
    <message>
        <source>Sai mật khẩu nhiều lần. Chờ {0} phút rồi thử lại; chưa làm gì.</source>
        <translation>Too many wrong passwords. Wait {0} min and try again; nothing was done.</translation>
    </message>
    <message>
        <source>Mã ghi danh không đúng, đã dùng hoặc hết hạn. Xin phụ trách cấp mã mới: mỗi mã dùng một lần và có hạn.</source>
        <translation>The enrolment code is wrong, was used, or has expired. Ask the supervisor for a new one: each works once and for a limited time.</translation>
    </message>
    <message>
        <source>Đơn vị đã cấp hết dải số cho các quầy. Báo người quản trị máy chủ.</source>
        <translation>All number ranges of the unit are given to desks. Tell the server&apos;s administrator.</translation>
    </message>
    <message>
        <source>Sai mật khẩu, hoặc máy chủ chưa biết mật khẩu mới. Chưa làm gì.</source>
        <translation>Wrong password, or the server does not know the new one yet. Nothing was done.</translation>
    </message>
    <message>
        <source>Việc này cần người phụ trách của đơn vị. Chưa làm gì.</source>
        <translation>This needs a supervisor of the unit. Nothing was done.</translation>
    </message>
    <message>
        <source>Máy chủ không có quầy này. Chưa làm gì.</source>
        <translation>The server knows no such desk. Nothing was done.</translation>
    </message>
    <message>
        <source>Máy chủ từ chối; chưa làm gì. Báo người quản trị máy chủ.</source>
        <translation>The server refused; nothing was done. Tell the server&apos;s administrator.</translation>
    </message>
    <message>
        <source>Sau khi phục hồi, máy chủ đã cấp số quầy này cho máy khác. Mục ghi ở đây còn nguyên; báo người quản trị.</source>
        <translation>After a restore the server gave this desk&apos;s number to another machine. What was recorded here is unharmed; tell the administrator.</translation>
    </message>
    <message>
        <source>Mã vừa quét không phải mã giấy tiếp nhận, hoặc bị thiếu. Quét lại.</source>
        <translation>What was scanned is no receipt&apos;s code, or is incomplete. Scan again.</translation>
    </message>
    <message>
        <source>Chữ ký trên giấy tiếp nhận {0} không phải của quầy nào trong đơn vị, hoặc giấy đã bị sửa. Chưa ghi gì. Giữ nguyên giấy, đối chiếu với sổ và báo người phụ trách.</source>
        <translation>The signature on receipt {0} is none of this unit&apos;s desks&apos;, or the paper was altered. Nothing was recorded. Keep the paper as it is, compare it with the book and tell the supervisor.</translation>
    </message>
    <message>
        <source>Hồ sơ {0} đã có ở quầy này rồi. Chưa ghi gì; tìm hồ sơ ở F3.</source>
        <translation>Dossier {0} is already here. Nothing was recorded; find it with F3.</translation>
    </message>
    <message>
        <source>Quầy này đã bị thu hồi. Không mất gì: những gì đã ghi còn nguyên ở máy này. Gọi người phụ trách của đơn vị.</source>
        <translation>This desk was revoked. Nothing is lost: what was recorded is whole on this machine. Call your unit&apos;s supervisor.</translation>
    </message>
    <message>
        <source>Quầy này đã bị thu hồi nên không ghi thêm được; CHƯA lưu. Những gì đã ghi còn nguyên ở máy này. Làm tiếp ở quầy khác và gọi người phụ trách của đơn vị.</source>
        <translation>This desk was revoked and records nothing more; NOT saved. What was recorded is whole on this machine. Go on at another desk and call your unit&apos;s supervisor.</translation>
    </message>
</context>
<context>
    <name>sheets</name>
    <message>
        <source>Sổ theo dõi hồ sơ</source>
        <translation>Register book of dossiers</translation>
    </message>
    <message>
        <source>Phiếu bàn giao kết quả giải quyết thủ tục hành chính</source>
        <translation>Hand-over list of results</translation>
    </message>
    <message>
        <source>Phiếu bàn giao hồ sơ</source>
        <translation>Hand-over list of dossiers</translation>
    </message>
    <message>
        <source>Tình hình, kết quả giải quyết thủ tục hành chính</source>
        <translation>What was received and resolved</translation>
    </message>
    <message>
        <source>Các tỷ lệ theo dõi việc giải quyết thủ tục hành chính</source>
        <translation>Ratios followed nationally</translation>
    </message>
    <message>
        <source>Bảng quyết toán phí, lệ phí</source>
        <translation>Settlement of fees</translation>
    </message>
    <message>
        <source>Danh sách hồ sơ đang giải quyết và quá hạn</source>
        <translation>Dossiers pending and overdue</translation>
    </message>
    <message>
        <source>STT</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Mã hồ sơ</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Nội dung hồ sơ</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Số lượng (bộ)</source>
        <translation>Sets</translation>
    </message>
    <message>
        <source>Họ tên chủ hồ sơ</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>Địa chỉ</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Số điện thoại</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>Ngày, tháng, năm</source>
        <translation>Dates</translation>
    </message>
    <message>
        <source>Nhận hồ sơ</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Hẹn trả kết quả</source>
        <translation>Promised</translation>
    </message>
    <message>
        <source>Trả kết quả</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Ngày nhận kết quả</source>
        <translation>Taken on</translation>
    </message>
    <message>
        <source>Bên giao</source>
        <translation>Given by</translation>
    </message>
    <message>
        <source>Bên nhận</source>
        <translation>Taken by</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>TT</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Nội dung giải quyết TTHC</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Kết quả giải quyết TTHC</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Địa chỉ chủ hồ sơ</source>
        <translation>Applicant&apos;s address</translation>
    </message>
    <message>
        <source>Phí, lệ phí (X là có)</source>
        <translation>Fees (X: yes)</translation>
    </message>
    <message>
        <source>Đăng ký trả kết quả qua bưu điện (X là có)</source>
        <translation>Result by post (X: yes)</translation>
    </message>
    <message>
        <source>Ngày nhận hồ sơ</source>
        <translation>Received on</translation>
    </message>
    <message>
        <source>Lĩnh vực, thủ tục</source>
        <translation>Field, procedure</translation>
    </message>
    <message>
        <source>Số hồ sơ tiếp nhận</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Tổng số</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Kỳ trước chuyển sang</source>
        <translation>Carried over</translation>
    </message>
    <message>
        <source>Trực tuyến</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Trực tiếp</source>
        <translation>At the counter</translation>
    </message>
    <message>
        <source>Bưu chính</source>
        <translation>By post</translation>
    </message>
    <message>
        <source>Số hồ sơ đã giải quyết</source>
        <translation>Resolved</translation>
    </message>
    <message>
        <source>Trước hạn</source>
        <translation>Early</translation>
    </message>
    <message>
        <source>Đúng hạn</source>
        <translation>On time</translation>
    </message>
    <message>
        <source>Quá hạn</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Số hồ sơ đang giải quyết</source>
        <translation>Pending</translation>
    </message>
    <message>
        <source>Trong hạn</source>
        <translation>In time</translation>
    </message>
    <message>
        <source>Tạm dừng tính thời gian</source>
        <translation>Time stopped</translation>
    </message>
    <message>
        <source>Chờ bổ sung</source>
        <translation>Asked for papers</translation>
    </message>
    <message>
        <source>Chờ nghĩa vụ tài chính</source>
        <translation>Awaiting payment to the state</translation>
    </message>
    <message>
        <source>Không giải quyết</source>
        <translation>Not resolved</translation>
    </message>
    <message>
        <source>Trả lại</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>Rút</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>Dừng</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>Chỉ số</source>
        <translation>Measure</translation>
    </message>
    <message>
        <source>Số hồ sơ đạt</source>
        <translation>Met</translation>
    </message>
    <message>
        <source>Trên tổng số</source>
        <translation>Out of</translation>
    </message>
    <message>
        <source>Tỷ lệ</source>
        <translation>Ratio</translation>
    </message>
    <message>
        <source>Cách tính</source>
        <translation>How it is counted</translation>
    </message>
    <message>
        <source>Cơ quan tiếp nhận</source>
        <translation>Receiving agency</translation>
    </message>
    <message>
        <source>Cơ quan giải quyết</source>
        <translation>Resolving agency</translation>
    </message>
    <message>
        <source>Số khoản thu</source>
        <translation>Times taken</translation>
    </message>
    <message>
        <source>Thu thực</source>
        <translation>Net</translation>
    </message>
    <message>
        <source>Phí</source>
        <translation>Fees</translation>
    </message>
    <message>
        <source>Lệ phí</source>
        <translation>Charges</translation>
    </message>
    <message>
        <source>Cộng</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Hình thức thu</source>
        <translation>Means of payment</translation>
    </message>
    <message>
        <source>Tiền mặt</source>
        <translation>Cash</translation>
    </message>
    <message>
        <source>Chuyển khoản</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>Đã hủy</source>
        <translation>Voided</translation>
    </message>
    <message>
        <source>Hoàn trả</source>
        <translation>Refunded</translation>
    </message>
    <message>
        <source>Miễn, giảm</source>
        <translation>Exempt, reduced</translation>
    </message>
    <message>
        <source>Thủ tục</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>Ngày nhận</source>
        <translation>Received on</translation>
    </message>
    <message>
        <source>Hẹn trả</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Số ngày</source>
        <translation>Days</translation>
    </message>
    <message>
        <source>Còn lại</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Nơi đang giải quyết</source>
        <translation>Where it is</translation>
    </message>
    <message>
        <source>Tổng cộng</source>
        <translation>Total</translation>
    </message>
</context>
<context>
    <name>standing</name>
    <message>
        <source>Bộ phận giải quyết hỏi: {0}</source>
        <translation>The back office asks: {0}</translation>
    </message>
    <message>
        <source>{0} bút toán ghi trùng ở quầy khác, chưa đảo: sổ tiền đang lệch</source>
        <translation>Double entries at another desk, not reversed: {0}; the sums are off</translation>
    </message>
    <message>
        <source>Dựng lại từ giấy tiếp nhận, {0}; dữ liệu gốc chưa về</source>
        <translation>Recreated from the receipt, {0}; the original data has not come yet</translation>
    </message>
    <message>
        <source>Chưa thu: {0}</source>
        <translation>Not yet paid: {0}</translation>
    </message>
    <message>
        <source>Hồ sơ giấy ở: {0}, từ {1}</source>
        <translation>The papers are at: {0}, since {1}</translation>
    </message>
    <message>
        <source>Đang giữ bản chính: {0}</source>
        <translation>Originals held: {0}</translation>
    </message>
    <message>
        <source>Chờ thực hiện: {0}</source>
        <translation>To be met: {0}</translation>
    </message>
    <message>
        <source>Kết quả để ở: {0}</source>
        <translation>The result is at: {0}</translation>
    </message>
    <message>
        <source>Đã hẹn lại từ {0}: {1}</source>
        <translation>Moved from {0}: {1}</translation>
    </message>
    <message>
        <source>Trạng thái quốc gia: {0} – {1}</source>
        <translation>National status: {0} – {1}</translation>
    </message>
    <message>
        <source>Có kết quả sớm {0} ngày so với ngày hẹn {1}.</source>
        <translation>The result is early by {0} day(s), promised {1}.</translation>
    </message>
</context>
<context>
    <name>steps</name>
    <message>
        <source>In văn bản xin lỗi</source>
        <translation>Print the apology</translation>
    </message>
    <message>
        <source>In thông báo dừng</source>
        <translation>Print the notice</translation>
    </message>
    <message>
        <source>In giấy biên nhận</source>
        <translation>Print the acknowledgement</translation>
    </message>
    <message>
        <source>In nhãn hồ sơ</source>
        <translation>Folder label printed</translation>
    </message>
    <message>
        <source>In phiếu kiểm soát</source>
        <translation>Control slip printed</translation>
    </message>
    <message>
        <source>In phiếu bàn giao</source>
        <translation>Print the hand-over list</translation>
    </message>
    <message>
        <source>In biên lai thu tiền</source>
        <translation>Print fee receipt</translation>
    </message>
    <message>
        <source>In phiếu thanh toán (VietQR)</source>
        <translation>Print payment slip (VietQR)</translation>
    </message>
    <message>
        <source>In lại giấy tiếp nhận nhiều hồ sơ</source>
        <translation>Print the receipt for several again</translation>
    </message>
    <message>
        <source>In quá trình xử lý</source>
        <translation>Print the history</translation>
    </message>
    <message>
        <source>Tiếp nhận…</source>
        <translation>Accept…</translation>
    </message>
    <message>
        <source>Ghi nhận kết quả…</source>
        <translation>Record the result…</translation>
    </message>
    <message>
        <source>Nhận bổ sung…</source>
        <translation>Receive supplement…</translation>
    </message>
    <message>
        <source>Trả kết quả…</source>
        <translation>Hand back…</translation>
    </message>
    <message>
        <source>Yêu cầu bổ sung…</source>
        <translation>Supplement…</translation>
    </message>
    <message>
        <source>Từ chối…</source>
        <translation>Refuse…</translation>
    </message>
    <message>
        <source>Rút hồ sơ…</source>
        <translation>Withdraw…</translation>
    </message>
    <message>
        <source>Sửa thông tin…</source>
        <translation>Correct…</translation>
    </message>
    <message>
        <source>Bàn giao…</source>
        <translation>Hand over…</translation>
    </message>
    <message>
        <source>Nhận lại…</source>
        <translation>Take back…</translation>
    </message>
    <message>
        <source>Xin lỗi và hẹn lại…</source>
        <translation>Apologise, new date…</translation>
    </message>
    <message>
        <source>Dừng giải quyết…</source>
        <translation>Stop…</translation>
    </message>
    <message>
        <source>Yêu cầu nghĩa vụ tài chính…</source>
        <translation>Ask for a financial duty…</translation>
    </message>
    <message>
        <source>Đã thực hiện nghĩa vụ…</source>
        <translation>Duty met…</translation>
    </message>
    <message>
        <source>Thu phí, lệ phí…</source>
        <translation>Take the fee…</translation>
    </message>
    <message>
        <source>Đổi nơi để…</source>
        <translation>Move the result…</translation>
    </message>
    <message>
        <source>Giữ bản chính…</source>
        <translation>Keep originals…</translation>
    </message>
    <message>
        <source>Trả bản chính…</source>
        <translation>Give originals back…</translation>
    </message>
    <message>
        <source>Đánh giá…</source>
        <translation>Rating…</translation>
    </message>
    <message>
        <source>Hủy biên lai…</source>
        <translation>Void a receipt…</translation>
    </message>
    <message>
        <source>Sửa hình thức thu…</source>
        <translation>Correct the means…</translation>
    </message>
    <message>
        <source>Hoàn trả tiền…</source>
        <translation>Refund…</translation>
    </message>
    <message>
        <source>Đảo bút toán ghi trùng…</source>
        <translation>Reverse a double entry…</translation>
    </message>
    <message>
        <source>Giấy tờ số hóa…</source>
        <translation>Scans…</translation>
    </message>
    <message>
        <source>Trả lời câu hỏi…</source>
        <translation>Answer the question…</translation>
    </message>
    <message>
        <source>In phiếu bổ sung</source>
        <translation>Print the request</translation>
    </message>
    <message>
        <source>In phiếu từ chối</source>
        <translation>Print the refusal</translation>
    </message>
    <message>
        <source>In lại (bản sao)</source>
        <translation>Reprint (copy)</translation>
    </message>
    <message>
        <source>Đã tiếp nhận {0} · {1}</source>
        <translation>Received {0} · {1}</translation>
    </message>
    <message>
        <source>Đã ghi nhận kết quả {0} · {1}</source>
        <translation>Result recorded {0} · {1}</translation>
    </message>
    <message>
        <source>Đã yêu cầu bổ sung {0} · {1}</source>
        <translation>Papers asked for {0} · {1}</translation>
    </message>
    <message>
        <source>Đã nhận bổ sung {0} · {1}</source>
        <translation>Papers received {0} · {1}</translation>
    </message>
    <message>
        <source>Đã từ chối {0} · {1}</source>
        <translation>Refused {0} · {1}</translation>
    </message>
    <message>
        <source>Đã ghi nhận rút hồ sơ {0} · {1}</source>
        <translation>Withdrawn {0} · {1}</translation>
    </message>
    <message>
        <source>Đã sửa thông tin {0} · {1}</source>
        <translation>Corrected {0} · {1}</translation>
    </message>
    <message>
        <source>Đã hẹn lại ngày trả {0} · {1}</source>
        <translation>Date moved {0} · {1}</translation>
    </message>
    <message>
        <source>Đã dừng giải quyết {0} · {1}</source>
        <translation>Stopped {0} · {1}</translation>
    </message>
    <message>
        <source>Đã yêu cầu nghĩa vụ tài chính {0} · {1}</source>
        <translation>Financial duty asked for {0} · {1}</translation>
    </message>
    <message>
        <source>Đã ghi thực hiện nghĩa vụ tài chính {0} · {1}</source>
        <translation>Financial duty met {0} · {1}</translation>
    </message>
    <message>
        <source>Đã ghi thu phí, lệ phí {0} · {1}</source>
        <translation>Fee taken {0} · {1}</translation>
    </message>
    <message>
        <source>Đã hủy khoản thu của {0} · {1}</source>
        <translation>Payment voided of {0} · {1}</translation>
    </message>
    <message>
        <source>Đã sửa hình thức thu của {0} · {1}</source>
        <translation>Means corrected of {0} · {1}</translation>
    </message>
    <message>
        <source>Đã ghi hoàn trả tiền của {0} · {1}</source>
        <translation>Refund recorded of {0} · {1}</translation>
    </message>
    <message>
        <source>Đã đảo bút toán ghi trùng của {0} · {1}</source>
        <translation>Double entry reversed for {0} · {1}</translation>
    </message>
    <message>
        <source>Đã đổi nơi để kết quả {0} · {1}</source>
        <translation>Result moved {0} · {1}</translation>
    </message>
    <message>
        <source>Đã ghi giữ bản chính {0} · {1}</source>
        <translation>Originals kept {0} · {1}</translation>
    </message>
    <message>
        <source>Đã trả lại bản chính {0} · {1}</source>
        <translation>Originals given back {0} · {1}</translation>
    </message>
    <message>
        <source>Đã trả lời câu hỏi về {0} · {1}</source>
        <translation>Answered the question about {0} · {1}</translation>
    </message>
    <message>
        <source>Đã ghi đánh giá {0} · {1}</source>
        <translation>Rating written down {0} · {1}</translation>
    </message>
</context>
<context>
    <name>stick</name>
    <message>
        <source>Chưa biết khóa của máy chủ và các quầy để đóng gói. Gửi nhận với máy chủ một lần rồi xuất lại.</source>
        <translation>The keys of the server and the desks are not known yet. Exchange with the server once, then take out again.</translation>
    </message>
    <message>
        <source>Không đọc hoặc ghi được USB ({0}): có thể đầy, khóa ghi hoặc đã rút ra. Dữ liệu của quầy còn nguyên; cắm lại rồi làm lại.</source>
        <translation>The stick could not be read or written ({0}): full, write-protected or pulled out. The desk&apos;s data is whole; plug it in again and retry.</translation>
    </message>
    <message>
        <source>Thư mục này không có gói hay giấy báo nào. Chọn đúng thư mục trên USB đã chép gói vào.</source>
        <translation>This folder holds no bundle and no receipt. Choose the folder of the stick to which the bundle was written.</translation>
    </message>
    <message>
        <source>Tệp này không phải gói của chương trình, hoặc của bản mới hơn; hãy cập nhật chương trình.</source>
        <translation>This file is no bundle of the program&apos;s, or one of a newer version; update the program.</translation>
    </message>
    <message>
        <source>Gói bị cắt hoặc bị sửa, không lấy gì từ gói này. Xuất lại ở nơi gửi.</source>
        <translation>The bundle was cut or altered; nothing of it was taken. Take out again at the sender.</translation>
    </message>
    <message>
        <source>Gói của đơn vị khác, hoặc không đóng cho quầy này.</source>
        <translation>The bundle is of another unit, or was not sealed for this desk.</translation>
    </message>
    <message>
        <source>Nơi đóng gói không phải quầy của đơn vị, hoặc đã bị thu hồi. Không lấy gì từ gói này.</source>
        <translation>Who made the bundle is no desk of the unit, or was revoked. Nothing of it was taken.</translation>
    </message>
    <message>
        <source>Giấy báo bị cắt, bị sửa hoặc không đúng chữ ký; không tính giấy này.</source>
        <translation>The receipt was cut, altered or is not rightly signed; it does not count.</translation>
    </message>
    <message>
        <source>Chưa lấy được tệp này; thử lại.</source>
        <translation>This file could not be taken; try again.</translation>
    </message>
    <message>
        <source>Máy chủ</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Đã xuất {0} mục, {1} tệp ({2})</source>
        <translation>Entries taken out: {0}, files: {1} ({2})</translation>
    </message>
    <message>
        <source>{0} báo đã nhận, lúc {1}</source>
        <translation>{0} confirmed what arrived, {1}</translation>
    </message>
    <message>
        <source>Nhận từ {0} (đóng lúc {1}): {2} mục mới</source>
        <translation>From {0} (made {1}), new entries: {2}</translation>
    </message>
</context>
<context>
    <name>sync</name>
    <message>
        <source>Máy chủ: đã gửi hết, {0}</source>
        <translation>Server: everything sent, {0}</translation>
    </message>
    <message>
        <source>Máy chủ: đang kết nối</source>
        <translation>Server: connecting</translation>
    </message>
    <message>
        <source>Máy chủ: đang gửi {0} mục, từ {1}</source>
        <translation>Server: sending entries ({0}), since {1}</translation>
    </message>
    <message>
        <source>Quầy này đã bị thu hồi, thôi gửi nhận từ {0}; gọi người phụ trách</source>
        <translation>This desk was revoked, no exchange since {0}; call the supervisor</translation>
    </message>
    <message>
        <source> (từ {0})</source>
        <translation> (since {0})</translation>
    </message>
    <message>
        <source>{0} ngày {1}</source>
        <translation>{0} on {1}</translation>
    </message>
    <message>
        <source>Máy chủ bận từ {0}</source>
        <translation>Server busy since {0}</translation>
    </message>
    <message>
        <source>Mạng không dẫn đến máy chủ từ {0}</source>
        <translation>The network has not led to the server since {0}</translation>
    </message>
    <message>
        <source>Mất mạng từ {0}</source>
        <translation>Offline since {0}</translation>
    </message>
    <message>
        <source>{0} mục chưa gửi còn nguyên ở máy này</source>
        <translation>unsent entries, whole on this machine: {0}</translation>
    </message>
    <message>
        <source>{0} mục chờ gửi, không mất gì</source>
        <translation>entries waiting: {0}, nothing is lost</translation>
    </message>
    <message>
        <source>đang thử lại</source>
        <translation>trying again</translation>
    </message>
    <message>
        <source>thử lại sau {0} phút</source>
        <translation>next try in {0} min</translation>
    </message>
    <message>
        <source>thử lại sau {0} giây</source>
        <translation>next try in {0} s</translation>
    </message>
    <message>
        <source>Máy chủ không còn nhận quầy này; báo người quản trị ghi danh lại</source>
        <translation>The server no longer accepts this desk; ask the administrator to enrol it again</translation>
    </message>
    <message>
        <source>Máy chủ sau phục hồi đã cấp số quầy này cho máy khác; báo người quản trị</source>
        <translation>After its restore the server gave this desk&apos;s number to another machine; tell the administrator</translation>
    </message>
    <message>
        <source>Chứng thư của máy chủ không tin cậy, chưa gửi; báo người quản trị</source>
        <translation>The server&apos;s certificate is not trusted, nothing sent; tell the administrator</translation>
    </message>
    <message>
        <source>Địa chỉ máy chủ không an toàn (cần https), chưa gửi</source>
        <translation>The server&apos;s address is not safe (https is needed), nothing sent</translation>
    </message>
    <message>
        <source>Máy chủ mới hơn chương trình; cập nhật chương trình để gửi tiếp</source>
        <translation>The server is newer than the program; update the program to go on sending</translation>
    </message>
    <message>
        <source>Máy chủ cũ hơn chương trình; chờ máy chủ cập nhật</source>
        <translation>The server is older than the program; waiting for it to be updated</translation>
    </message>
    <message>
        <source>Có mục của nơi khác không khớp, chưa nhận; báo người quản trị</source>
        <translation>Another desk&apos;s entries do not fit and were not accepted; tell the administrator</translation>
    </message>
    <message>
        <source>Gửi nhận gặp lỗi của chương trình, sẽ thử lại; báo người hỗ trợ</source>
        <translation>The exchange met a fault of the program and will try again; tell support</translation>
    </message>
    <message>
        <source>Máy chủ từ chối, chưa gửi; báo người quản trị</source>
        <translation>The server refused, nothing sent; tell the administrator</translation>
    </message>
</context>
<context>
    <name>table</name>
    <message>
        <source>Chọn</source>
        <translation>Mark</translation>
    </message>
</context>
<context>
    <name>tables</name>
    <message>
        <source>Tệp CSV hỏng ở dòng {0} (dấu ngoặc kép không đóng). Sửa dòng đó rồi chọn lại.</source>
        <translation>The CSV file is damaged in line {0} (a quotation mark is not closed). Mend that line and choose it again.</translation>
    </message>
    <message>
        <source>Không mở được tệp đã chọn. Kiểm tra tệp còn ở đó rồi chọn lại.</source>
        <translation>The chosen file could not be opened. Check that it is still there and choose it again.</translation>
    </message>
    <message>
        <source>Tệp Excel kiểu cũ (.xls) hoặc có mật khẩu. Mở bằng Excel, lưu lại thành XLSX không mật khẩu.</source>
        <translation>An old Excel file (.xls), or one with a password. Open it in Excel and save it as XLSX without a password.</translation>
    </message>
    <message>
        <source>Tệp có mật khẩu. Mở bằng Excel, bỏ mật khẩu rồi lưu lại.</source>
        <translation>The file has a password. Open it in Excel, remove the password and save it again.</translation>
    </message>
    <message>
        <source>Không đọc được chữ trong tệp. Lưu lại thành XLSX, hoặc CSV kiểu UTF-8.</source>
        <translation>The letters in the file cannot be read. Save it as XLSX, or as CSV in UTF-8.</translation>
    </message>
    <message>
        <source>Tệp bị hỏng nên không đọc. Mở bằng Excel hoặc LibreOffice, lưu lại rồi chọn lại.</source>
        <translation>The file is damaged and was not read. Open it in Excel or LibreOffice, save it and choose it again.</translation>
    </message>
    <message>
        <source>Đây không phải bảng XLSX hoặc CSV. Chọn tệp khác.</source>
        <translation>This is no XLSX or CSV table. Choose another file.</translation>
    </message>
    <message>
        <source>Bảng có quá nhiều dòng (tối đa {0}). Xóa các dòng thừa rồi chọn lại.</source>
        <translation>The table has too many lines (at most {0}). Delete those that are not needed and choose it again.</translation>
    </message>
    <message>
        <source>Bảng có quá nhiều cột (tối đa {0}). Xóa các cột thừa rồi chọn lại.</source>
        <translation>The table has too many columns (at most {0}). Delete those that are not needed and choose it again.</translation>
    </message>
    <message>
        <source>Chữ trong bảng quá dài. Rút gọn các ô rồi chọn lại.</source>
        <translation>The text in the table is too long. Shorten the cells and choose it again.</translation>
    </message>
    <message>
        <source>Tệp quá lớn (tối đa {0} MB). Chia nhỏ hoặc bỏ hình trong tệp.</source>
        <translation>The file is too large (at most {0} MB). Divide it or take pictures out of it.</translation>
    </message>
    <message>
        <source>Số nghị quyết</source>
        <translation>decision&apos;s number</translation>
    </message>
    <message>
        <source>Hiệu lực từ</source>
        <translation>in force from</translation>
    </message>
    <message>
        <source>Mức thu</source>
        <translation>Fees</translation>
    </message>
    <message>
        <source>Mã thủ tục hoặc Khoản thu</source>
        <translation>procedure code or fee name</translation>
    </message>
    <message>
        <source>Trong tệp không có dòng nào dùng được. Kiểm tra lại tệp.</source>
        <translation>No line of the file can be used. Check the file.</translation>
    </message>
    <message>
        <source>Không thấy cột tên. Dòng đầu bảng cần có cột “Tên” (tên thôn, tổ dân phố).</source>
        <translation>No column of names was found. The header needs a column “Tên” (name of the village or group).</translation>
    </message>
    <message>
        <source>Bảng thiếu cột: {0}. Cần có: Số nghị quyết, Hiệu lực từ, Mã thủ tục hoặc Khoản thu, Mức thu.</source>
        <translation>The table lacks: {0}. It needs the columns Số nghị quyết, Hiệu lực từ, Mã thủ tục or Khoản thu, and Mức thu.</translation>
    </message>
    <message>
        <source>Danh sách này giống hệt danh sách đang dùng. Không có gì thay đổi.</source>
        <translation>This list says what the list in use says. Nothing changes.</translation>
    </message>
</context>
<context>
    <name>transfer</name>
    <message>
        <source>Đơn vị chưa khai tài khoản nhận tiền</source>
        <translation>The unit has not given an account yet</translation>
    </message>
    <message>
        <source>Người phụ trách khai tại Dữ liệu đơn vị (Ctrl F10), mục Thu tiền.</source>
        <translation>A supervisor gives it under Unit data (Ctrl F10), Money.</translation>
    </message>
</context>
<context>
    <name>twins</name>
    <message>
        <source>Chưa ghi: bấm lần nữa nếu vẫn ghi.</source>
        <translation>Not recorded: press again to record it all the same.</translation>
    </message>
    <message>
        <source>Vừa tiếp nhận lúc {0}, mã {1}, phí {2}</source>
        <translation>Just received at {0}, code {1}, fee {2}</translation>
    </message>
    <message>
        <source>Đã nộp trực tuyến {0}, mã {1}, chờ tiếp nhận</source>
        <translation>Filed online {0}, code {1}, waiting to be accepted</translation>
    </message>
    <message>
        <source>Đang cất bên từ {0}, chưa lưu ({1})</source>
        <translation>Put aside since {0}, not saved ({1})</translation>
    </message>
    <message>
        <source>Có hai lần trong lần lưu này</source>
        <translation>Twice in what is being saved</translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message>
        <source>Chờ tiếp nhận</source>
        <translation>To be accepted</translation>
    </message>
    <message>
        <source>Đang xử lý</source>
        <translation>In progress</translation>
    </message>
    <message>
        <source>Chờ nghĩa vụ tài chính</source>
        <translation>Awaiting payment duty</translation>
    </message>
    <message>
        <source>Dừng giải quyết</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>Chờ bổ sung</source>
        <translation>Awaiting supplement</translation>
    </message>
    <message>
        <source>Có kết quả</source>
        <translation>Result ready</translation>
    </message>
    <message>
        <source>Đã trả</source>
        <translation>Handed back</translation>
    </message>
    <message>
        <source>Từ chối</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Đã rút</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>Quá hạn</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Chờ nghĩa vụ</source>
        <translation>Duty to meet</translation>
    </message>
    <message>
        <source>họ và tên</source>
        <translation>full name</translation>
    </message>
    <message>
        <source>số căn cước</source>
        <translation>identity number</translation>
    </message>
    <message>
        <source>ngày sinh</source>
        <translation>date of birth</translation>
    </message>
    <message>
        <source>giới tính</source>
        <translation>sex</translation>
    </message>
    <message>
        <source>nơi cư trú</source>
        <translation>residence</translation>
    </message>
    <message>
        <source>số điện thoại</source>
        <translation>phone</translation>
    </message>
    <message>
        <source>thư điện tử</source>
        <translation>e-mail</translation>
    </message>
    <message>
        <source>mã số thuế</source>
        <translation>tax code</translation>
    </message>
    <message>
        <source>ghi chú</source>
        <translation>note</translation>
    </message>
    <message>
        <source>tiền mặt</source>
        <translation>cash</translation>
    </message>
    <message>
        <source>chuyển khoản</source>
        <translation>transfer</translation>
    </message>
    <message>
        <source>trực tuyến</source>
        <translation>online</translation>
    </message>
    <message>
        <source>miễn, giảm</source>
        <translation>waived</translation>
    </message>
    <message>
        <source>thu sau</source>
        <translation>later</translation>
    </message>
    <message>
        <source>{0} số {1}</source>
        <translation>{0} no. {1}</translation>
    </message>
    <message>
        <source>Biên lai {0}</source>
        <translation>Fee receipt {0}</translation>
    </message>
    <message>
        <source>In biên lai {0} số {1}</source>
        <translation>Printed fee receipt {0} no. {1}</translation>
    </message>
    <message>
        <source>Khách đưa {0}, trả lại {1}</source>
        <translation>Given {0}, change {1}</translation>
    </message>
    <message>
        <source>Chứng từ: {0}</source>
        <translation>Paper: {0}</translation>
    </message>
    <message>
        <source>Đảo bút toán ghi trùng</source>
        <translation>Reverse a double entry</translation>
    </message>
    <message>
        <source>Đảo bút toán ghi trùng: {0}</source>
        <translation>Double entry reversed: {0}</translation>
    </message>
    <message>
        <source>Ghi lại: {0}</source>
        <translation>Counted again: {0}</translation>
    </message>
    <message>
        <source>Hủy khoản thu {0}, {1}</source>
        <translation>Voided payment of {0}, {1}</translation>
    </message>
    <message>
        <source>Hoàn trả {0}, {1}</source>
        <translation>Refunded {0}, {1}</translation>
    </message>
    <message>
        <source>Sửa hình thức thu {0}: {1} → {2}</source>
        <translation>Means of {0} corrected: {1} → {2}</translation>
    </message>
    <message>
        <source>Thu nhầm, không phải thu</source>
        <translation>Charged by mistake, was never due</translation>
    </message>
    <message>
        <source>Tiếp nhận hồ sơ</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Ghi hồ sơ chờ tiếp nhận</source>
        <translation>Filed, to be accepted</translation>
    </message>
    <message>
        <source>Dựng lại hồ sơ từ giấy tiếp nhận</source>
        <translation>Recreate the dossier from its receipt</translation>
    </message>
    <message>
        <source>Bàn giao hồ sơ</source>
        <translation>Handed over</translation>
    </message>
    <message>
        <source>Xin lỗi và hẹn lại ngày trả</source>
        <translation>Apology, new date</translation>
    </message>
    <message>
        <source>Yêu cầu thực hiện nghĩa vụ tài chính</source>
        <translation>Financial duty asked for</translation>
    </message>
    <message>
        <source>Đã thực hiện nghĩa vụ tài chính</source>
        <translation>Financial duty met</translation>
    </message>
    <message>
        <source>Dừng giải quyết hồ sơ</source>
        <translation>Work stopped</translation>
    </message>
    <message>
        <source>Chuyển nơi để kết quả</source>
        <translation>Result moved</translation>
    </message>
    <message>
        <source>Giữ bản chính</source>
        <translation>Keep originals</translation>
    </message>
    <message>
        <source>Trả lại bản chính</source>
        <translation>Give originals back</translation>
    </message>
    <message>
        <source>Đánh giá của người dân</source>
        <translation>Citizen&apos;s rating</translation>
    </message>
    <message>
        <source>Yêu cầu bổ sung</source>
        <translation>Supplement requested</translation>
    </message>
    <message>
        <source>Nhận bổ sung</source>
        <translation>Supplement received</translation>
    </message>
    <message>
        <source>Trả kết quả</source>
        <translation>Handed back</translation>
    </message>
    <message>
        <source>Rút hồ sơ</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>Sửa thông tin</source>
        <translation>Corrected</translation>
    </message>
    <message>
        <source>Bộ phận giải quyết hỏi</source>
        <translation>The back office asks</translation>
    </message>
    <message>
        <source>Trả lời bộ phận giải quyết</source>
        <translation>Answer the back office</translation>
    </message>
    <message>
        <source>Tính phí, lệ phí</source>
        <translation>Fee charged</translation>
    </message>
    <message>
        <source>Thu phí, lệ phí</source>
        <translation>Fee paid</translation>
    </message>
    <message>
        <source>Miễn phí, lệ phí</source>
        <translation>Fee waived</translation>
    </message>
    <message>
        <source>Hủy biên lai thu tiền</source>
        <translation>Fee receipt voided</translation>
    </message>
    <message>
        <source>Hoàn trả phí, lệ phí</source>
        <translation>Fees refunded</translation>
    </message>
    <message>
        <source>Sửa hình thức thu</source>
        <translation>Means of payment corrected</translation>
    </message>
    <message>
        <source>Đối chiếu với sao kê ngân hàng</source>
        <translation>Matched with the bank&apos;s statement</translation>
    </message>
    <message>
        <source>Dòng sao kê chưa khớp</source>
        <translation>Statement line without a match</translation>
    </message>
    <message>
        <source>Giải thích dòng sao kê</source>
        <translation>Statement line explained</translation>
    </message>
    <message>
        <source>Mở ngăn kéo</source>
        <translation>Drawer opened</translation>
    </message>
    <message>
        <source>Thêm, rút tiền mặt</source>
        <translation>Cash put in or taken out</translation>
    </message>
    <message>
        <source>Bàn giao tiền mặt</source>
        <translation>Cash handed over</translation>
    </message>
    <message>
        <source>Nhận bàn giao tiền mặt</source>
        <translation>Cash hand-over accepted</translation>
    </message>
    <message>
        <source>Kiểm đếm ngăn kéo</source>
        <translation>Drawer counted</translation>
    </message>
    <message>
        <source>Khóa ngăn kéo</source>
        <translation>Drawer closed</translation>
    </message>
    <message>
        <source>Khóa thay ngăn kéo</source>
        <translation>Drawer closed in the clerk’s place</translation>
    </message>
    <message>
        <source>Bổ sung sau chốt sổ</source>
        <translation>Addendum to a closed day</translation>
    </message>
    <message>
        <source>Quyết toán kỳ</source>
        <translation>Period settled</translation>
    </message>
    <message>
        <source>Tạo khóa ký của phụ trách</source>
        <translation>Supervisor&apos;s key made</translation>
    </message>
    <message>
        <source>In giấy tờ</source>
        <translation>Paper printed</translation>
    </message>
    <message>
        <source>Phản ánh, kiến nghị</source>
        <translation>Feedback</translation>
    </message>
    <message>
        <source>Chuyển phản ánh, kiến nghị</source>
        <translation>Pass on the feedback</translation>
    </message>
    <message>
        <source>Trả lời phản ánh, kiến nghị</source>
        <translation>Answer the feedback</translation>
    </message>
    <message>
        <source>Số hóa giấy tờ</source>
        <translation>Paper digitised</translation>
    </message>
    <message>
        <source>Gỡ bản số hóa</source>
        <translation>Remove a scan</translation>
    </message>
    <message>
        <source>Sắp xếp bản số hóa</source>
        <translation>Scans arranged</translation>
    </message>
    <message>
        <source>Phụ trách đã xem lại</source>
        <translation>The supervisor looked at it</translation>
    </message>
    <message>
        <source>Ghi tiếp trên dữ liệu cũ</source>
        <translation>Went on with older data</translation>
    </message>
    <message>
        <source>Thay đổi dữ liệu dùng chung</source>
        <translation>Shared data changed</translation>
    </message>
    <message>
        <source>Mở ngày làm việc</source>
        <translation>Business day opened</translation>
    </message>
    <message>
        <source>Chốt sổ</source>
        <translation>Day closed</translation>
    </message>
    <message>
        <source>Đăng nhập</source>
        <translation>Signed in</translation>
    </message>
    <message>
        <source>Rời quầy</source>
        <translation>Left the desk</translation>
    </message>
    <message>
        <source>Mục chưa hiểu (bản chương trình mới hơn)</source>
        <translation>Entry not understood (written by a newer version)</translation>
    </message>
    <message>
        <source>Tiếp nhận tại {0}</source>
        <translation>Received at {0}</translation>
    </message>
    <message>
        <source>Dựng lại từ giấy tiếp nhận, tại {0}</source>
        <translation>Recreated from the receipt, at {0}</translation>
    </message>
    <message>
        <source>Nhận lại từ {0}</source>
        <translation>Taken back from {0}</translation>
    </message>
    <message>
        <source>Bàn giao cho {0}</source>
        <translation>Handed to {0}</translation>
    </message>
    <message>
        <source>Phải thu {0}</source>
        <translation>Fee due {0}</translation>
    </message>
    <message>
        <source>Đặt mức thu: không thu</source>
        <translation>Fee set: nothing to pay</translation>
    </message>
    <message>
        <source>Thu {0}, {1}</source>
        <translation>Paid {0}, {1}</translation>
    </message>
    <message>
        <source>Miễn {0}</source>
        <translation>Waived {0}</translation>
    </message>
    <message>
        <source>Phụ trách đã xem lại: {0}</source>
        <translation>The supervisor looked at it: {0}</translation>
    </message>
    <message>
        <source>In giấy tiếp nhận</source>
        <translation>Receipt printed</translation>
    </message>
    <message>
        <source>In phiếu yêu cầu bổ sung</source>
        <translation>Supplement request printed</translation>
    </message>
    <message>
        <source>In phiếu từ chối</source>
        <translation>Refusal slip printed</translation>
    </message>
    <message>
        <source>In văn bản xin lỗi, gia hạn</source>
        <translation>Apology printed</translation>
    </message>
    <message>
        <source>In thông báo dừng giải quyết</source>
        <translation>Notice of stopping printed</translation>
    </message>
    <message>
        <source>In phiếu kiểm soát</source>
        <translation>Control slip printed</translation>
    </message>
    <message>
        <source>In giấy biên nhận trả kết quả</source>
        <translation>Acknowledgement printed</translation>
    </message>
    <message>
        <source>In nhãn hồ sơ</source>
        <translation>Folder label printed</translation>
    </message>
    <message>
        <source>In quá trình xử lý</source>
        <translation>Processing history printed</translation>
    </message>
    <message>
        <source>Lưu các bản số hóa thành một PDF</source>
        <translation>Scans saved as one PDF</translation>
    </message>
    <message>
        <source>Người đồng ý: {0}</source>
        <translation>Agreed by: {0}</translation>
    </message>
    <message>
        <source>In giấy tiếp nhận nhiều hồ sơ</source>
        <translation>Receipt for several printed</translation>
    </message>
    <message>
        <source>In phiếu thanh toán</source>
        <translation>Printed payment slip</translation>
    </message>
    <message>
        <source>{0} (bản sao lần {1})</source>
        <translation>{0} (copy no. {1})</translation>
    </message>
    <message>
        <source>{0} ({1} liên)</source>
        <translation>{0} ({1}×)</translation>
    </message>
    <message>
        <source>Lý do: {0}</source>
        <translation>Reason: {0}</translation>
    </message>
    <message>
        <source>Người nhận: {0}</source>
        <translation>Received by {0}</translation>
    </message>
    <message>
        <source>Qua bưu chính, mã bưu gửi: {0}</source>
        <translation>By post, tracking number: {0}</translation>
    </message>
    <message>
        <source>Trả bản điện tử</source>
        <translation>Sent electronically</translation>
    </message>
    <message>
        <source>Theo ủy quyền: {0}</source>
        <translation>By authorisation: {0}</translation>
    </message>
    <message>
        <source>Giấy tờ xuất trình không khớp người được trả; cán bộ đã xác nhận</source>
        <translation>The card shown was another&apos;s; the clerk went on</translation>
    </message>
    <message>
        <source>Hẹn trả {0}</source>
        <translation>Due {0}</translation>
    </message>
    <message>
        <source>Nộp trực tuyến lúc {0}</source>
        <translation>Filed online at {0}</translation>
    </message>
    <message>
        <source>Cơ quan giải quyết đề nghị dừng</source>
        <translation>The agency asks to stop</translation>
    </message>
    <message>
        <source>Chủ hồ sơ đề nghị dừng</source>
        <translation>The applicant asks to stop</translation>
    </message>
    <message>
        <source>Hoàn lại phí, lệ phí đã thu</source>
        <translation>The fee is given back</translation>
    </message>
    <message>
        <source>Nơi để: {0}</source>
        <translation>Place: {0}</translation>
    </message>
    <message>
        <source>Có bản điện tử</source>
        <translation>There is an electronic copy</translation>
    </message>
    <message>
        <source>Phiếu bàn giao {0}</source>
        <translation>Hand-over list {0}</translation>
    </message>
    <message>
        <source>Giấy tờ: {0}</source>
        <translation>Paper: {0}</translation>
    </message>
    <message>
        <source>Đang ở bước: {0}</source>
        <translation>At the step: {0}</translation>
    </message>
    <message>
        <source>Văn bản: {0}</source>
        <translation>Letter: {0}</translation>
    </message>
    <message>
        <source>Rất hài lòng</source>
        <translation>Very content</translation>
    </message>
    <message>
        <source>Hài lòng</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>Không hài lòng</source>
        <translation>Not content</translation>
    </message>
    <message>
        <source>Không khớp trạng thái hồ sơ; phụ trách cần xem</source>
        <translation>Does not fit the dossier&apos;s state; for the supervisor</translation>
    </message>
</context>
</TS>
